/* rules.conf, taken in by the assembler. */
#include "privacy_int.h"

__asm__(".section .rodata\n"
        ".global cr_default_rules\n"
        "cr_default_rules:\n"
        ".incbin \"" CARREL_DEFAULT_RULES "\"\n"
        ".global cr_default_rules_end\n"
        "cr_default_rules_end:\n"
        ".byte 0\n"
        ".previous\n");
