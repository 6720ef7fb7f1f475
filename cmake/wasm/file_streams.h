// toml++ 3.3 has a function that reads files, which nobody calls; it needs the names of file streams
// to be known, and libc++ for WebAssembly leaves them out.
#pragma once

#include <__config>
#undef _LIBCPP_HAS_NO_FILESYSTEM
#include <fstream>
