#include "carrel/table.h"

#include <stdlib.h>
#include <sys/mman.h>

void *cr_table_alloc(size_t n, size_t size)
{
    const size_t huge = (size_t)2 << 20;
    size_t align = n * size >= huge ? huge : 64, n_bytes = (n * size + align - 1) / align * align;
    void *table = aligned_alloc(align, n_bytes);

    if (table != NULL && align == huge)
        madvise(table, n_bytes, MADV_HUGEPAGE); /* a hint */
    return table;
}
