/* Puts a model's weights where they are computed on fastest: left in the mapped file, copied, or
 * repacked into a layout of the processor's own. */
#ifndef CARREL_ENGINE_WEIGHTS_H
#define CARREL_ENGINE_WEIGHTS_H

#include <ggml-backend.h>
#include <ggml.h>

#include "carrel/model.h"
#include "gguf.h"

#define CR_WEIGHT_MAX_PARTS 3

enum cr_weight_kind {
    CR_WEIGHT_MATRIX, /* for mul_mat; parts are stacked along the outputs */
    CR_WEIGHT_ROWS,   /* for get_rows; one part */
    CR_WEIGHT_VECTOR, /* norms and biases; becomes F32; parts are strung together */
};

/* One tensor of the loaded model, and the tensors of the file that it is made of. */
struct cr_weight {
    enum cr_weight_kind kind;
    const struct cr_gguf_tensor *parts[CR_WEIGHT_MAX_PARTS];
    uint32_t n_parts;
    struct ggml_tensor **place; /* gets the address */
};

struct cr_weight_plan {
    struct cr_weight *items; /* [n], free()d by the owner */
    uint32_t n;
};

/* True for the types that this engine computes on. */
bool cr_weight_type_is_supported(uint32_t type);

struct cr_weights;

struct cr_weights_config {
    ggml_backend_dev_t dev;
    bool repack;
    bool is_mapped; /* the image is an unwritten mapping of a file: its pages may be dropped */
    cr_progress_fn on_progress;
    void *user;
};

/* Makes all weights of `plan` and fills their places. The image behind the plan must outlive the
 * weights. CR_ENOMEM; then no place was filled. */
int cr_weights_create(const struct cr_weight_plan *plan, const struct cr_weights_config *config,
                      struct cr_weights **ret_weights, struct cr_error *err);
void cr_weights_destroy(struct cr_weights *weights);

/* Whether a tensor of these weights is in panels (panel.h): ggml must not read it then. */
bool cr_weights_is_panel(const struct cr_weights *weights, const struct ggml_tensor *tensor);

#endif
