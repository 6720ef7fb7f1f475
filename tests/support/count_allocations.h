/// Counts allocations, for tests that promise none and benchmarks that report them.
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TUMEN_TEST_OWNS_NEW 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TUMEN_TEST_OWNS_NEW 0
#endif
#endif
#ifndef TUMEN_TEST_OWNS_NEW
#define TUMEN_TEST_OWNS_NEW 1
#endif

namespace tumen::test {

/// False where a sanitizer has an operator new of its own; nothing is counted then.
inline constexpr bool kCountsAllocations = TUMEN_TEST_OWNS_NEW == 1;

/// Calls of operator new in this thread so far, and bytes asked of it. A program with
/// count_allocations.cc replaces operator new to count.
std::size_t allocations();
std::size_t allocated_bytes();

/// Allocations of this thread during `work()`.
template <class Work>
std::size_t allocations_during(const Work& work) {
  const std::size_t before = allocations();
  work();
  return allocations() - before;
}

}  // namespace tumen::test
