#include "tests/support/count_allocations.h"

#include <cstdlib>
#include <new>

namespace {
thread_local std::size_t count = 0;
thread_local std::size_t bytes = 0;
}  // namespace

std::size_t tumen::test::allocations() { return count; }
std::size_t tumen::test::allocated_bytes() { return bytes; }

#if TUMEN_TEST_OWNS_NEW

namespace {
void* counted(void* memory, std::size_t size) {
  ++count;
  bytes += size;
  if (!memory) throw std::bad_alloc();
  return memory;
}
}  // namespace

// The other forms of new and delete call these.
void* operator new(std::size_t size) { return counted(std::malloc(size ? size : 1), size); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto a = static_cast<std::size_t>(alignment);
  return counted(std::aligned_alloc(a, (size / a + 1) * a), size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

#endif
