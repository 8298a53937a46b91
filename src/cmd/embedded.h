/* The small default model, models/default.gguf, inside the program. */
#ifndef CARREL_CMD_EMBEDDED_H
#define CARREL_CMD_EMBEDDED_H

extern const unsigned char cr_embedded_model[];
extern const unsigned char cr_embedded_model_end[];

#endif
