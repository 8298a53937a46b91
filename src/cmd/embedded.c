/* Takes models/default.gguf in by the assembler, aligned as a page so that the image can be used
 * where it lies. */
#include "cmd/embedded.h"

__asm__(".section .rodata\n"
        ".balign 4096\n"
        ".global cr_embedded_model\n"
        "cr_embedded_model:\n"
        ".incbin \"" CARREL_DEFAULT_MODEL "\"\n"
        ".global cr_embedded_model_end\n"
        "cr_embedded_model_end:\n"
        ".byte 0\n"
        ".previous\n");
