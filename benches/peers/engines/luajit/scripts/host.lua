-- Gives the rules `host`: the host's functions, by their C types.
local addresses = ...
local ffi = require("ffi")

ffi.cdef [[
typedef struct { const char *start; size_t length; } text;
typedef void (*text_function)(text *out);
typedef void (*header_function)(const char *name, size_t length, text *out);
typedef uint32_t (*count_function)(void);
typedef void (*header_at_function)(uint32_t index, text *out);
typedef void (*name_function)(const char *name, size_t length);
typedef void (*two_function)(const char *a, size_t a_length, const char *b, size_t b_length);
typedef bool (*test_function)(const char *text, size_t length);
typedef bool (*two_test_function)(const char *a, size_t a_length, const char *b, size_t b_length);
typedef bool (*groups_function)(const char *a, size_t a_length, const char *b, size_t b_length, text *out);
]]

local types = {
    path = "text_function",
    client = "text_function",
    header = "header_function",
    header_count = "count_function",
    header_at = "header_at_function",
    set_header = "two_function",
    remove_header = "name_function",
    use_pool = "name_function",
    address_matches = "two_test_function",
    blocked = "test_function",
    matches = "two_test_function",
    groups = "groups_function",
}

host = { out = ffi.new("text[2]") }
for name, address in pairs(addresses) do
    host[name] = ffi.cast(types[name], address)
end
