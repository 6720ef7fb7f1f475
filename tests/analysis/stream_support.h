/// What the tests of streaming statistics share.
#pragma once

#include <algorithm>
#include <bit>
#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/bytes.h"

namespace tumen::test {

using Exact = boost::multiprecision::cpp_rational;
using Luck = std::mt19937_64;

inline Exact power_of_two(int exponent) {
  const boost::multiprecision::cpp_int one = 1;
  return exponent < 0 ? Exact(one, one << -exponent) : Exact(one << exponent);
}

/// A finite double, exactly.
inline Exact exact(double x) {
  int exponent = 0;
  const double fraction = std::frexp(x, &exponent);
  return Exact(static_cast<std::int64_t>(std::ldexp(fraction, 53))) * power_of_two(exponent - 53);
}

/// Whether `x` is the double nearest to `wanted`, ties to even: decided by its neighbours.
inline bool is_nearest(double x, const Exact& wanted) {
  const double infinity = std::numeric_limits<double>::infinity();
  const auto value = [&](double y) {
    return std::isinf(y) ? (y > 0 ? power_of_two(1024) : Exact(-power_of_two(1024))) : exact(y);
  };
  const bool is_even = (std::bit_cast<std::uint64_t>(x) & 1U) == 0;
  const Exact distance = abs(wanted - value(x));
  if (std::isinf(x) && (x > 0) == (wanted > 0) && abs(wanted) > power_of_two(1024)) return true;
  for (const double to : {-infinity, infinity}) {
    const double y = std::nextafter(x, to);
    if (y == x) continue;
    const Exact other = abs(wanted - value(y));
    if (other < distance || (other == distance && !is_even)) return false;
  }
  return true;
}

/// Any finite double whose exponent is within [least, most], of either sign.
inline double any_double(Luck& luck, int least = -1074, int most = 1023) {
  const auto bits = luck();
  const int exponent =
      least + static_cast<int>(luck() % static_cast<std::uint64_t>(most - least + 1));
  const double size = std::ldexp(1.0 + std::ldexp(static_cast<double>(bits >> 12U), -52), exponent);
  return (bits & 1U) != 0 ? -size : size;
}

template <class Statistic>
std::string bytes_of(const Statistic& x) {
  std::string bytes;
  ByteWriter out(bytes);
  x.write(out);
  return bytes;
}

/// A statistic of the values in a random order, from random groups merged in a random order.
template <class Statistic, class Value, class Add>
Statistic in_any_order(std::vector<Value> values, Luck& luck, const Add& add) {
  std::shuffle(values.begin(), values.end(), luck);
  std::vector<Statistic> parts(1 + luck() % 9);
  for (const Value& x : values) add(parts[luck() % parts.size()], x);
  while (parts.size() > 1) {
    const std::size_t k = luck() % (parts.size() - 1);
    if (luck() % 2 == 0) {
      parts[k].merge(parts.back());
    } else {
      parts.back().merge(parts[k]);
      parts[k] = parts.back();
    }
    parts.pop_back();
  }
  return parts[0];
}

/// Reads its bytes back, in full and with nothing else.
template <class Statistic>
bool survives_bytes(const Statistic& x) {
  const std::string bytes = bytes_of(x);
  ByteReader in(bytes);
  const Statistic copy = Statistic::read(in);
  return in.done() && bytes_of(copy) == bytes;
}

/// Cuts and changes the bytes of `x`: what is read from them either fails and is empty, or is what
/// would be written as the bytes that were read. Returns how many changes were refused.
template <class Statistic>
int refused_damage(const Statistic& x, Luck& luck, bool& sound) {
  const std::string bytes = bytes_of(x);
  const std::string empty = bytes_of(Statistic());
  int refused = 0;
  const auto try_to_read = [&](const std::string& damaged) {
    ByteReader in(damaged);
    const Statistic found = Statistic::read(in);
    if (in.ok()) {
      sound = sound && bytes_of(found) == damaged.substr(0, damaged.size() - in.left());
    } else {
      sound = sound && bytes_of(found) == empty;
      ++refused;
    }
  };
  for (std::size_t size = 0; size < bytes.size(); ++size) try_to_read(bytes.substr(0, size));
  sound = sound && refused == static_cast<int>(bytes.size());
  for (int k = 0; k < 2000; ++k) {
    std::string damaged = bytes;
    for (std::uint64_t changes = 1 + luck() % 3; changes > 0; --changes) {
      damaged[luck() % damaged.size()] = static_cast<char>(luck() % 256);
    }
    try_to_read(damaged);
  }
  return refused;
}

}  // namespace tumen::test
