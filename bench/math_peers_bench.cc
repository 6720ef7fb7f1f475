// Functions of other libraries beside those of core/math.h, on the same arguments, a Real at a
// time: the C library's scalar ones, glibc's libmvec, and SLEEF, both its fastest of 1 unit in the
// last place and its deterministic ones without fused multiply-add. They are nowhere else in the
// project: their bits differ between machines or versions.
#include <cmath>
#include <cstring>

#include "bench/per_number.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif
#ifdef TUMEN_BENCH_SLEEF
#include <sleef.h>
#endif

#if defined(TUMEN_BENCH_LIBMVEC) && defined(__AVX2__)
extern "C" {
__m256d _ZGVdN4v_exp(__m256d);
__m256d _ZGVdN4v_log(__m256d);
__m256d _ZGVdN4vv_pow(__m256d, __m256d);
}
#endif
#if defined(TUMEN_BENCH_LIBMVEC) && defined(__AVX512F__)
extern "C" {
__m512d _ZGVeN8v_exp(__m512d);
__m512d _ZGVeN8v_log(__m512d);
__m512d _ZGVeN8vv_pow(__m512d, __m512d);
}
#endif

namespace tumen::bench {
namespace {

/// Registers exp, log and pow of a library on the intervals of math_bench.
template <class Exp, class Log, class Pow>
void register_library(const std::string& name, Exp exp, Log log, Pow pow) {
  register_function("exp/" + name, exp, -10, 10);
  register_function("log/" + name, log, 0.01, 100);
  register_function("pow/" + name, pow, 0.01, 10);
}

/// `function` of each lane by itself.
template <class Function>
Real by_lane(Real x, Function function) {
  for (int lane = 0; lane < kLanes; ++lane) x.set(lane, function(x[lane]));
  return x;
}

[[maybe_unused]] const bool scalar = [] {
  register_library(
      "libm", [](Real x) { return by_lane(x, [](double a) { return std::exp(a); }); },
      [](Real x) { return by_lane(x, [](double a) { return std::log(a); }); },
      [](Real x) { return by_lane(x, [](double a) { return std::pow(a, a); }); });
  return true;
}();

#if defined(TUMEN_BENCH_LIBMVEC) || defined(TUMEN_BENCH_SLEEF)

/// Registers a library whose functions take `Vector::type`, where that divides a Real.
/// `exp`, `log` and `pow` (of a number to its own power) take and give a vector by reference.
template <class Vector, class Exp, class Log, class Pow>
void register_vectors(const std::string& name, Exp exp, Log log, Pow pow) {
  constexpr std::size_t kParts = sizeof(Real) / sizeof(typename Vector::type);
  if constexpr (kParts > 0) {
    const auto by_part = [](auto function) {
      return [function](Real x) {
        Vector parts[kParts];
        std::memcpy(parts, &x, sizeof x);
        for (Vector& part : parts) part.v = function(part.v);
        std::memcpy(&x, parts, sizeof x);
        return x;
      };
    };
    register_library(name, by_part(exp), by_part(log), by_part(pow));
  }
}

#ifdef __AVX2__
struct Vector4 {
  using type = __m256d;
  type v;
};
[[maybe_unused]] const bool by_four = [] {
#ifdef TUMEN_BENCH_LIBMVEC
  register_vectors<Vector4>(
      "libmvec/256", [](__m256d x) { return _ZGVdN4v_exp(x); },
      [](__m256d x) { return _ZGVdN4v_log(x); }, [](__m256d x) { return _ZGVdN4vv_pow(x, x); });
#endif
#ifdef TUMEN_BENCH_SLEEF
  register_vectors<Vector4>(
      "sleef/256", [](__m256d x) { return Sleef_expd4_u10avx2(x); },
      [](__m256d x) { return Sleef_logd4_u10avx2(x); },
      [](__m256d x) { return Sleef_powd4_u10avx2(x, x); });
  register_vectors<Vector4>(
      "sleef_cinz/256", [](__m256d x) { return Sleef_cinz_expd4_u10avx(x); },
      [](__m256d x) { return Sleef_cinz_logd4_u10avx(x); },
      [](__m256d x) { return Sleef_cinz_powd4_u10avx(x, x); });
#endif
  return true;
}();
#endif

#ifdef __AVX512F__
struct Vector8 {
  using type = __m512d;
  type v;
};
[[maybe_unused]] const bool by_eight = [] {
#ifdef TUMEN_BENCH_LIBMVEC
  register_vectors<Vector8>(
      "libmvec/512", [](__m512d x) { return _ZGVeN8v_exp(x); },
      [](__m512d x) { return _ZGVeN8v_log(x); }, [](__m512d x) { return _ZGVeN8vv_pow(x, x); });
#endif
#ifdef TUMEN_BENCH_SLEEF
  register_vectors<Vector8>(
      "sleef/512", [](__m512d x) { return Sleef_expd8_u10avx512f(x); },
      [](__m512d x) { return Sleef_logd8_u10avx512f(x); },
      [](__m512d x) { return Sleef_powd8_u10avx512f(x, x); });
  register_vectors<Vector8>(
      "sleef_cinz/512", [](__m512d x) { return Sleef_cinz_expd8_u10avx512fnofma(x); },
      [](__m512d x) { return Sleef_cinz_logd8_u10avx512fnofma(x); },
      [](__m512d x) { return Sleef_cinz_powd8_u10avx512fnofma(x, x); });
#endif
  return true;
}();
#endif

#endif

}  // namespace
}  // namespace tumen::bench
