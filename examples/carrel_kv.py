"""libcarrel's KV manager for a serving engine written in Python. Needs nothing but ctypes.

The manager says which page of the KV cache a request may read and write; the engine owns the
tensors and computes. A scheduler's step reads like this:

    request = kv.open(tenant, prompt)            # what is cached already is in place and pinned
    rest = prompt[request.n_computed:]
    if not request.reserve(len(rest)):           # slots to compute into
        ...                                      # no page: preempt somebody, or wait
    model.forward(rest, start=request.n_computed, block_table=request.block_table())
    request.commit(rest)                         # whole pages are cached, private to the tenant
    request.close()                              # they stay cached; the rest is free again

One thread owns a KVManager and its requests. The tenant comes from the authenticated API key.
CARREL_LIB names another libcarrel.so than the system's. Run as a program, this file checks itself.
"""

import ctypes
import os
from ctypes import POINTER, Structure, byref, c_bool, c_char_p, c_double, c_int, c_int32, c_uint32
from ctypes import c_uint64, c_void_p


class PageId(Structure):
    c_name = "cr_page_id"
    _fields_ = [("v", c_uint32)]


class TenantId(Structure):
    c_name = "cr_tenant_id"
    _fields_ = [("v", c_uint32)]


ZeroCallback = ctypes.CFUNCTYPE(None, c_void_p, PageId)


class Config(Structure):
    c_name = "cr_kv_config"
    _fields_ = [
        ("page_tokens", c_uint32),
        ("n_pages", c_uint32),
        ("max_seqs", c_uint32),
        ("max_tokens", c_uint32),
        ("max_tenants", c_uint32),
        ("mode", c_int),
        ("store_apart", c_bool),
        ("pin_declared", c_bool),
        ("secret", c_void_p),
        ("quorum", c_uint32),
        ("quorum_epsilon", c_double),
        ("quorum_spread", c_uint32),
        ("n_counted", c_uint32),
        ("on_zero", ZeroCallback),
        ("on_evict", c_void_p),
        ("on_forget", c_void_p),
        ("user", c_void_p),
        ("on_event", c_void_p),  # carrel/kv_view.h
        ("event_user", c_void_p),
        ("n_ghosts", c_uint32),
    ]


class Stats(Structure):
    c_name = "cr_kv_stats"
    _fields_ = [
        ("n_pages", c_uint32),
        ("n_free", c_uint32),
        ("n_cached", c_uint32),
        ("n_pinned", c_uint32),
        ("n_stored", c_uint32),
        ("n_shared", c_uint32),
        ("n_lookup_tokens", c_uint64),
        ("n_hit_tokens", c_uint64),
        ("n_evicted_pages", c_uint64),
        ("n_published_pages", c_uint64),
        ("n_demoted_pages", c_uint64),
        ("n_counted", c_uint32),
        ("n_suspected", c_uint32),
        ("n_uncounted", c_uint64),
    ]


# Tests compare these with carrel/kv.h.
STRUCTS = (PageId, TenantId, Config, Stats)
CR_OK, CR_ENOPAGES = 0, -16
ISOLATED, DECLARED, SELECTIVE, QUORUM, GLOBAL = range(5)

Tokens = POINTER(c_int32)
FUNCTIONS = {  # name: (result, arguments); struct cr_kv and struct cr_kv_seq are opaque
    "cr_status_text": (c_char_p, [c_int]),
    "cr_kv_create": (c_int, [POINTER(Config), POINTER(c_void_p)]),
    "cr_kv_destroy": (None, [c_void_p]),
    "cr_kv_open": (c_int, [c_void_p, TenantId, Tokens, c_uint32, POINTER(c_void_p)]),
    "cr_kv_peek": (c_uint32, [c_void_p, TenantId, Tokens, c_uint32]),
    "cr_kv_fits": (c_bool, [c_void_p, TenantId, Tokens, c_uint32, c_uint32]),
    "cr_kv_reserve": (c_int, [c_void_p, c_void_p, c_uint32]),
    "cr_kv_commit": (c_int, [c_void_p, c_void_p, Tokens, c_uint32]),
    "cr_kv_close": (None, [c_void_p, c_void_p]),
    "cr_kv_seq_len": (c_uint32, [c_void_p]),
    "cr_kv_seq_table": (POINTER(PageId), [c_void_p, POINTER(c_uint32)]),
    "cr_kv_seq_explained": (c_uint32, [c_void_p]),
    "cr_kv_declare": (c_int, [c_void_p, c_uint64, Tokens, c_uint32]),
    "cr_kv_revoke": (None, [c_void_p, c_uint64]),
    "cr_kv_publish": (c_uint32, [c_void_p, TenantId, Tokens, c_uint32]),
    "cr_kv_demote": (c_uint32, [c_void_p, Tokens, c_uint32]),
    "cr_kv_set_counts": (None, [c_void_p, TenantId, c_bool]),
    "cr_kv_get_stats": (None, [c_void_p, POINTER(Stats)]),
    "cr_kv_forget_tenant": (None, [c_void_p, TenantId]),
}

lib = ctypes.CDLL(os.environ.get("CARREL_LIB", "libcarrel.so.0"))
for name, (result, arguments) in FUNCTIONS.items():
    getattr(lib, name).restype = result
    getattr(lib, name).argtypes = arguments


class CarrelError(Exception):
    """A call failed; .status is its CR_E... code."""

    def __init__(self, status):
        super().__init__(lib.cr_status_text(status).decode())
        self.status = status


def check(status):
    if status != CR_OK:
        raise CarrelError(status)


def pack(tokens):
    return (c_int32 * len(tokens))(*tokens)


class KVManager:
    """Pages of a KV cache, and the prefix tree over them.

    mode says which text tenants may share: ISOLATED none, DECLARED what declare() names, SELECTIVE
    also what publish() clears, QUORUM the latter once quorum tenants that count computed it.
    on_zero(page) is called before a page that held private text passes to another tenant: zero the
    tensors behind it. It must not raise.
    """

    def __init__(self, n_pages, page_tokens=16, max_seqs=256, max_tokens=131072, mode=DECLARED,
                 quorum=2, on_zero=None):
        def zero(_user, page):
            on_zero(page.v)

        self._zero = ZeroCallback(zero) if on_zero else ZeroCallback()  # as long as the manager
        config = Config(page_tokens=page_tokens, n_pages=n_pages, max_seqs=max_seqs,
                        max_tokens=max_tokens, mode=mode, quorum=quorum, on_zero=self._zero)
        self._kv = c_void_p()
        check(lib.cr_kv_create(byref(config), byref(self._kv)))

    def destroy(self):
        """All requests must be closed."""
        lib.cr_kv_destroy(self._kv)
        self._kv = None

    def open(self, tenant, tokens):
        """A Request for these tokens; its n_computed says how many are cached."""
        seq = c_void_p()
        check(lib.cr_kv_open(self._kv, TenantId(tenant), pack(tokens), len(tokens), byref(seq)))
        return Request(self._kv, seq)

    def peek(self, tenant, tokens):
        """How many tokens open() would find, for ordering the queue of one tenant."""
        return lib.cr_kv_peek(self._kv, TenantId(tenant), pack(tokens), len(tokens))

    def fits(self, tenant, tokens, n_spare=0):
        """Whether a request opened now could reserve all of tokens and leave n_spare pages."""
        return lib.cr_kv_fits(self._kv, TenantId(tenant), pack(tokens), len(tokens), n_spare)

    def declare(self, declaration, tokens):
        """Makes a prefix, such as a system prompt, public under the number declaration."""
        check(lib.cr_kv_declare(self._kv, declaration, pack(tokens), len(tokens)))

    def revoke(self, declaration):
        """Takes a declaration back; what it alone made public is private again."""
        lib.cr_kv_revoke(self._kv, declaration)

    def publish(self, tenant, tokens):
        """Clears a tenant's cached text for all; how many pages became shared."""
        return lib.cr_kv_publish(self._kv, TenantId(tenant), pack(tokens), len(tokens))

    def set_counts(self, tenant, counts):
        """Whether a tenant counts for quorums; none does until it is said."""
        lib.cr_kv_set_counts(self._kv, TenantId(tenant), counts)

    def demote(self, tokens):
        """Leaves shared text to those who computed it themselves; how many pages it took."""
        return lib.cr_kv_demote(self._kv, pack(tokens), len(tokens))

    def forget_tenant(self, tenant):
        """Drops and zeroes what is cached of a removed tenant."""
        lib.cr_kv_forget_tenant(self._kv, TenantId(tenant))

    def stats(self):
        """A dict of page and token counts."""
        stats = Stats()
        lib.cr_kv_get_stats(self._kv, byref(stats))
        return {name: getattr(stats, name) for name, _ in Stats._fields_}


class Request:
    """A running request: the cached pages it matched, and the pages it computes into."""

    def __init__(self, kv, seq):
        self._kv, self._seq = kv, seq

    @property
    def n_computed(self):
        """Tokens whose K and V are in place."""
        return lib.cr_kv_seq_len(self._seq)

    @property
    def n_explained(self):
        """Of the tokens found, those to report as cached: others' requests don't show in it."""
        return lib.cr_kv_seq_explained(self._seq)

    def reserve(self, n_tokens):
        """Makes room for n_tokens more. False, and nothing changed, when no page can be had."""
        status = lib.cr_kv_reserve(self._kv, self._seq, n_tokens)
        if status != CR_ENOPAGES:
            check(status)
        return status == CR_OK

    def block_table(self):
        """Page numbers: token i lives in block_table()[i // page_tokens], slot i % page_tokens."""
        n = c_uint32()
        table = lib.cr_kv_seq_table(self._seq, byref(n))
        return [table[i].v for i in range(n.value)]

    def commit(self, tokens):
        """Says that K and V of the next tokens stand in the reserved slots."""
        check(lib.cr_kv_commit(self._kv, self._seq, pack(tokens), len(tokens)))

    def close(self):
        """Whole pages stay cached, the rest is freed. The request must not be used again."""
        lib.cr_kv_close(self._kv, self._seq)
        self._seq = None


def serve(kv, tenant, prompt, want_cached):
    """One request from prompt to end, without a model; prints and checks what was cached."""
    request = kv.open(tenant, prompt)
    n_cached = request.n_computed
    rest = prompt[n_cached:]
    if not request.reserve(len(rest)):
        raise SystemExit("no page is left for a request that is alone")
    request.commit(rest)
    n_pages = len(request.block_table())
    print(f"tenant {tenant}: {len(prompt)} tokens, {n_cached} cached, {n_pages} pages")
    request.close()
    expect(n_cached, want_cached)


def expect(got, want):
    if got != want:
        raise SystemExit(f"expected {want}, got {got}")


def main():
    acme, zeta = 1, 2
    system = list(range(1000, 1048))
    question = system + list(range(40))
    zeroed = []
    kv = KVManager(n_pages=16, max_seqs=4, max_tokens=256, on_zero=zeroed.append)

    serve(kv, acme, question, 0)
    serve(kv, acme, question, 80)  # whole pages, and at least one token is left to compute
    serve(kv, zeta, question, 0)  # the same text, but another tenant's
    expect(kv.peek(0, question), 0)  # nobody's

    kv.declare(1, system)
    hours = system + list(range(100, 140))
    serve(kv, zeta, hours, 48)
    kv.revoke(1)
    expect(kv.peek(3, hours), 0)  # another tenant
    expect(kv.peek(zeta, hours), 80)  # its own text

    # Two requests that do not fit together: the scheduler preempts one.
    first, second = kv.open(acme, [1]), kv.open(zeta, [2])
    expect(first.reserve(160), True)
    expect(second.reserve(160), False)
    first.close()
    expect(second.reserve(160), True)
    expect(len(set(second.block_table())), 10)
    second.close()
    print(f"{len(zeroed)} pages were zeroed between tenants")
    expect(len(zeroed) > 0, True)

    try:
        kv.open(acme, [0] * 257)
        raise SystemExit("257 tokens are more than max_tokens")
    except CarrelError as error:
        print(f"257 tokens: {error}")

    kv.forget_tenant(acme)
    expect(kv.peek(acme, question), 0)
    stats = kv.stats()
    print(stats)
    expect(stats["n_pages"], stats["n_free"] + stats["n_cached"] + stats["n_pinned"])
    expect(stats["n_hit_tokens"], 80 + 48)
    kv.destroy()


if __name__ == "__main__":
    main()
