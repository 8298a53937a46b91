/* models/tagger.bin, taken in by the assembler. */
#include "privacy/tagger_int.h"

__asm__(".section .rodata\n"
        ".balign 64\n"
        ".global cr_default_tagger\n"
        "cr_default_tagger:\n"
        ".incbin \"" CARREL_DEFAULT_TAGGER "\"\n"
        ".global cr_default_tagger_end\n"
        "cr_default_tagger_end:\n"
        ".byte 0\n"
        ".previous\n");
