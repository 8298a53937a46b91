/* The last part of a panel kernel, included once by each: a panel by all rows of activations, tile
 * by tile. The including file has TARGET, INLINE, TILE, and tile() for constant arguments. */

INLINE void rows(const struct cr_panel_product *p, uint32_t i, const bool is_q4)
{
    const uint32_t n_blocks = p->n_in / CR_PANEL_BLOCK;
    const size_t panel_bytes = (size_t)n_blocks * CR_PANEL_ROWS * (is_q4 ? 18 : 34);
    const uint8_t *panel = (const uint8_t *)p->panels + i * panel_bytes;
    const size_t tile_bytes = cr_panel_tile_bytes(p->n_in, TILE);
    const uint8_t *acts = p->acts;
    float *out = p->out + (size_t)i * CR_PANEL_ROWS;
    uint32_t left = p->n_rows;

    if (left == 1) {
        tile(p, panel, acts, is_q4, 1, 1, true, out);
        return;
    }
    if (left >= TILE) {
        tile(p, panel, acts, is_q4, TILE, TILE, true, out);
        for (left -= TILE; left >= TILE; left -= TILE) {
            acts += tile_bytes, out += TILE * p->out_stride;
            tile(p, panel, acts, is_q4, TILE, TILE, false, out);
        }
        acts += tile_bytes, out += TILE * p->out_stride;
    }
    switch (left) {
    case 1:
        tile(p, panel, acts, is_q4, TILE, 1, true, out);
        break;
    case 2:
        tile(p, panel, acts, is_q4, TILE, 2, true, out);
        break;
    case 3:
        tile(p, panel, acts, is_q4, TILE, 3, true, out);
        break;
    case 4:
        tile(p, panel, acts, is_q4, TILE, 4, true, out);
        break;
    case 5:
        tile(p, panel, acts, is_q4, TILE, 5, true, out);
        break;
    case 6:
        tile(p, panel, acts, is_q4, TILE, 6, true, out);
        break;
    case 7:
        tile(p, panel, acts, is_q4, TILE, 7, true, out);
        break;
    }
}

TARGET static void multiply(const struct cr_panel_product *p, uint32_t panel)
{
    if (p->type == GGML_TYPE_Q4_0)
        rows(p, panel, true);
    else
        rows(p, panel, false);
}
