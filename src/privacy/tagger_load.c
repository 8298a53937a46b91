/* Weights: the file, and what is made of it.
 *
 *     0   "CRTAGGER"
 *     8   u32 version, 2
 *     12  u32 log2 of the table's rows, u32 bytes of a row, u32 width, u32 convolutions,
 *         u32 log2 of the slots for names
 *     32  u32 classes, u32 outputs of the head
 *     40  u64 bytes of the file
 *     48  u64 checksum of all bytes from 64 on and of bytes 8 to 48: FNV-1a by words of 64 bits
 *     56  u64 0
 *     64  i8 table[rows, dim]
 *         u16 names[slots]
 *         layers, first to last: f32 in_scale[channels], f32 scale[n_out], i32 bias[n_out],
 *                                i8 w[n_out, n_in]
 *         f32 slope and offset of a word, a span, a block
 *
 * All is little-endian. The size follows from the shapes, and nothing else is taken: a file that
 * loads can't make a run read or write out of bounds, or overflow a sum. The table and the names
 * are used where they lie; layers are copied, and w is put in the order of the kernels. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/buf.h"
#include "privacy/tagger_int.h"

#define MAGIC    "CRTAGGER"
#define VERSION  2
#define HEADER   64
#define MAX_BIAS (1 << 24)

static uint32_t get32(const uint8_t *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint64_t get64(const uint8_t *p)
{
    return (uint64_t)get32(p) | (uint64_t)get32(p + 4) << 32;
}

static float get_float(const uint8_t *p)
{
    uint32_t bits = get32(p);
    float v;
    memcpy(&v, &bits, sizeof v);
    return v;
}

static void put32(uint8_t *p, uint32_t v)
{
    for (int i = 0; i < 4; i++)
        p[i] = (uint8_t)(v >> (8 * i));
}

static void put64(uint8_t *p, uint64_t v)
{
    put32(p, (uint32_t)v);
    put32(p + 4, (uint32_t)(v >> 32));
}

/* --- Shapes --- */

const char *cr_tagger_shape_check(const struct tagger_shape *s)
{
    if (s->log2_rows < 9 || s->log2_rows > 17)
        return "the table of features must have 2^9 to 2^17 rows";
    if (s->dim < 16 || s->dim > 128 || s->dim % 16 != 0)
        return "a row of the table must have 16 to 128 bytes, a multiple of 16";
    if (s->width < 16 || s->width > 256 || s->width % 16 != 0)
        return "the width must be 16 to 256, a multiple of 16";
    if (s->n_convs < 1 || s->n_convs > TAGGER_MAX_CONVS)
        return "there must be 1 to 4 convolutions";
    if (s->log2_slots < 4 || s->log2_slots > 20)
        return "the set of names must have 2^4 to 2^20 slots";
    return NULL;
}

uint32_t cr_tagger_reach(const struct tagger_shape *shape)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < shape->n_convs; i++)
        sum += tagger_dilation(i);
    return sum;
}

void cr_tagger_layer_sizes(const struct tagger_shape *shape, uint32_t l, struct tagger_layer *ret)
{
    const bool is_first = l == 0, is_head = l == shape->n_convs + 1;
    *ret = (struct tagger_layer){
        .n_channels = is_first ? shape->dim : shape->width,
        .n_in = is_first ? shape->dim : (is_head ? 1 : 3) * shape->width,
        .n_out = is_head ? TAGGER_N_HEAD : (is_first ? 1 : 2) * shape->width,
    };
}

static size_t layer_bytes(const struct tagger_layer *l)
{
    return 4 * ((size_t)l->n_channels + 2 * (size_t)l->n_out) + (size_t)l->n_out * l->n_in;
}

static size_t file_bytes(const struct tagger_shape *s)
{
    size_t n =
        HEADER + ((size_t)s->dim << s->log2_rows) + ((size_t)2 << s->log2_slots) + 6 * (size_t)4;
    for (uint32_t l = 0; l < s->n_convs + 2; l++) {
        struct tagger_layer layer;
        cr_tagger_layer_sizes(s, l, &layer);
        n += layer_bytes(&layer);
    }
    return n;
}

/* --- Checksum --- */

static uint64_t checksum(const uint8_t *bytes, size_t len)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 8; i < 48; i += 8)
        h = (h ^ get64(bytes + i)) * 0x100000001b3u;
    size_t i = HEADER;
    for (; i + 8 <= len; i += 8) {
        h = (h ^ get64(bytes + i)) * 0x100000001b3u;
        h ^= h >> 29; /* or a change of high bits would stay in high bits */
    }
    for (; i < len; i++)
        h = (h ^ bytes[i]) * 0x100000001b3u;
    return h ^ h >> 32;
}

void cr_tagger_seal(uint8_t *bytes, size_t len)
{
    if (len >= HEADER)
        put64(bytes + 48, checksum(bytes, len));
}

/* --- Reading --- */

static int refuse(struct cr_error *err, const char *where, const char *what)
{
    return cr_error_set(err, CR_EFORMAT, "%s is no tagger of this version: %s.", where, what);
}

static int read_header(const uint8_t *bytes, size_t len, const char *where,
                       struct tagger_shape *ret_shape, struct cr_error *err)
{
    if (len < HEADER || memcmp(bytes, MAGIC, 8) != 0)
        return refuse(err, where, "it does not begin as one");
    if (get32(bytes + 8) != VERSION)
        return refuse(err, where, "its version is another");
    struct tagger_shape s = {get32(bytes + 12), get32(bytes + 16), get32(bytes + 20),
                             get32(bytes + 24), get32(bytes + 28)};
    const char *wrong = cr_tagger_shape_check(&s);
    if (wrong != NULL)
        return refuse(err, where, wrong);
    if (get32(bytes + 32) != CR_PRIVACY_N_CLASSES || get32(bytes + 36) != TAGGER_N_HEAD)
        return refuse(err, where, "it knows other classes");
    if (get64(bytes + 40) != len || file_bytes(&s) != len || get64(bytes + 56) != 0)
        return refuse(err, where, "its size is not that of its shapes");
    if (get64(bytes + 48) != checksum(bytes, len))
        return refuse(err, where, "its checksum is wrong");
    *ret_shape = s;
    return CR_OK;
}

static bool read_floats(const uint8_t **at, float *ret, size_t n, float limit)
{
    for (size_t i = 0; i < n; i++, *at += 4) {
        ret[i] = get_float(*at);
        if (!(fabsf(ret[i]) <= limit))
            return false;
    }
    return true;
}

/* Moves the weights of a layer to where the kernels want them, and its zero into the bias. */
static bool read_weights(const uint8_t **at, struct tagger_layer *l)
{
    for (uint32_t o = 0; o < l->n_out; o++) {
        int32_t sum = 0;
        int8_t *block = l->w + (size_t)(o / TAGGER_LANE) * TAGGER_LANE * l->n_in;
        for (uint32_t i = 0; i < l->n_in; i++) {
            int8_t v = (int8_t)(*at)[i];
            if (v == INT8_MIN)
                return false;
            sum += v;
            block[((size_t)(i / 4) * TAGGER_LANE + o % TAGGER_LANE) * 4 + i % 4] = v;
        }
        l->bias[o] -= TAGGER_ZERO * sum;
        *at += l->n_in;
    }
    return true;
}

static bool read_layer(const uint8_t **at, struct tagger_layer *l)
{
    if (!read_floats(at, l->in_scale, l->n_channels, 1e3f) ||
        !read_floats(at, l->scale, l->n_out, 32.0f))
        return false;
    for (uint32_t o = 0; o < l->n_out; o++, *at += 4) {
        l->bias[o] = (int32_t)get32(*at);
        if (l->bias[o] < -MAX_BIAS || l->bias[o] > MAX_BIAS)
            return false;
    }
    return read_weights(at, l);
}

static void *take(uint8_t **at, size_t bytes)
{
    uint8_t *p = *at;
    *at += (bytes + 63) / 64 * 64;
    return p;
}

/* Memory of all layers, each array on a cache line of its own. */
static bool make_layers(struct cr_tagger *t)
{
    size_t n = 0;
    const uint32_t n_layers = t->shape.n_convs + 2;
    for (uint32_t l = 0; l < n_layers; l++) {
        cr_tagger_layer_sizes(&t->shape, l, &t->layer[l]);
        n += layer_bytes(&t->layer[l]) + 4 * 64;
    }
    uint8_t *at = aligned_alloc(64, (n + 63) / 64 * 64);
    t->memory = at;
    for (uint32_t l = 0; at != NULL && l < n_layers; l++) {
        struct tagger_layer *layer = &t->layer[l];
        layer->in_scale = take(&at, sizeof(float) * layer->n_channels);
        layer->scale = take(&at, sizeof(float) * layer->n_out);
        layer->bias = take(&at, sizeof(int32_t) * layer->n_out);
        layer->w = take(&at, (size_t)layer->n_out * layer->n_in);
    }
    return at != NULL;
}

static void make_curves(struct cr_tagger *t)
{
    for (int i = 0; i < TAGGER_CURVE; i++) {
        double x = ((double)i - 0.5 * TAGGER_CURVE) * 8.0 / TAGGER_CURVE;
        t->tanh_[i] = (int16_t)lrint(TAGGER_ONE * tanh(x));
        t->logistic[i] = (int16_t)lrint(TAGGER_ONE / (1.0 + exp(-2.0 * x)));
    }
}

int cr_tagger_read(const uint8_t *bytes, size_t len, const char *where, struct cr_tagger **ret,
                   struct cr_error *err)
{
    struct tagger_shape shape;
    int status = read_header(bytes, len, where, &shape, err);
    if (status != CR_OK)
        return status;
    struct cr_tagger *t = calloc(1, sizeof *t);
    if (t == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    atomic_init(&t->n_refs, 1);
    t->shape = shape;
    t->mul = cr_tagger_mul_best();
    if (!make_layers(t)) {
        cr_tagger_unref(t);
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    }
    const uint8_t *at = bytes + HEADER;
    t->table = (const int8_t *)at;
    at += (size_t)shape.dim << shape.log2_rows;
    t->names = (struct tagger_names){at, shape.log2_slots};
    at += (size_t)2 << shape.log2_slots;
    bool is_fine = true;
    for (uint32_t l = 0; is_fine && l < shape.n_convs + 2; l++)
        is_fine = read_layer(&at, &t->layer[l]);
    struct tagger_platt *platt[] = {&t->word, &t->span, &t->block};
    for (int i = 0; is_fine && i < 3; i++)
        is_fine = read_floats(&at, &platt[i]->slope, 1, 1e3f) &&
                  read_floats(&at, &platt[i]->offset, 1, 1e3f);
    if (!is_fine) {
        cr_tagger_unref(t);
        return refuse(err, where, "a number in it is out of range");
    }
    make_curves(t);
    *ret = t;
    return CR_OK;
}

/* --- Writing --- */

static void append32(struct cr_buf *buf, const void *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t v;
        uint8_t bytes[4];
        memcpy(&v, (const char *)words + 4 * i, 4);
        put32(bytes, v);
        cr_buf_append(buf, bytes, 4);
    }
}

int cr_tagger_write(const struct tagger_parts *parts, uint8_t **ret_bytes, size_t *ret_len)
{
    const struct tagger_shape *s = &parts->shape;
    uint8_t header[HEADER] = MAGIC;
    struct cr_buf buf;
    cr_buf_init(&buf, TAGGER_FILE_MAX * 4);
    const uint32_t fields[] = {
        VERSION,       s->log2_rows,         s->dim,       s->width, s->n_convs,
        s->log2_slots, CR_PRIVACY_N_CLASSES, TAGGER_N_HEAD};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        put32(header + 8 + 4 * i, fields[i]);
    put64(header + 40, file_bytes(s));
    cr_buf_append(&buf, header, sizeof header);
    cr_buf_append(&buf, parts->table, (size_t)s->dim << s->log2_rows);
    cr_buf_append(&buf, parts->names, (size_t)2 << s->log2_slots);
    for (uint32_t l = 0; l < s->n_convs + 2; l++) {
        const struct tagger_layer *layer = &parts->layer[l];
        append32(&buf, layer->in_scale, layer->n_channels);
        append32(&buf, layer->scale, layer->n_out);
        append32(&buf, layer->bias, layer->n_out);
        cr_buf_append(&buf, layer->w, (size_t)layer->n_out * layer->n_in);
    }
    const struct tagger_platt *platt[] = {&parts->word, &parts->span, &parts->block};
    for (int i = 0; i < 3; i++) {
        append32(&buf, &platt[i]->slope, 1);
        append32(&buf, &platt[i]->offset, 1);
    }
    if (buf.status != CR_OK) {
        cr_buf_release(&buf);
        return CR_ENOMEM;
    }
    *ret_len = buf.len;
    *ret_bytes = (uint8_t *)cr_buf_take(&buf);
    cr_tagger_seal(*ret_bytes, *ret_len);
    return CR_OK;
}

/* --- The public functions --- */

int cr_tagger_default(struct cr_tagger **ret, struct cr_error *err)
{
    return cr_tagger_read(cr_default_tagger, (size_t)(cr_default_tagger_end - cr_default_tagger),
                          "tagger.bin", ret, err);
}

int cr_tagger_load(const char *path, struct cr_tagger **ret, struct cr_error *err)
{
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return cr_error_set(err, CR_EIO, "%s cannot be opened: %s.", path, strerror(errno));
    uint8_t *bytes = malloc(TAGGER_FILE_MAX + 1);
    int status;
    if (bytes == NULL) {
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    } else {
        size_t len = fread(bytes, 1, TAGGER_FILE_MAX + 1, file);
        if (ferror(file))
            status = cr_error_set(err, CR_EIO, "%s cannot be read.", path);
        else
            status = cr_tagger_read(bytes, len, path, ret, err);
    }
    if (status == CR_OK)
        (*ret)->bytes = bytes;
    else
        free(bytes);
    fclose(file);
    return status;
}

struct cr_tagger *cr_tagger_ref(struct cr_tagger *tagger)
{
    atomic_fetch_add_explicit(&tagger->n_refs, 1, memory_order_relaxed);
    return tagger;
}

void cr_tagger_unref(struct cr_tagger *tagger)
{
    if (tagger == NULL || atomic_fetch_sub_explicit(&tagger->n_refs, 1, memory_order_acq_rel) != 1)
        return;
    free(tagger->memory);
    free(tagger->bytes);
    free(tagger);
}
