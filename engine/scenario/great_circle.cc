#include "scenario/great_circle.h"

#include <cmath>

namespace tumen {
namespace {

constexpr double kRadius = 6371;
constexpr double kRadiansPerDegree = 0.017453292519943295;

/// Sine of an angle of at most 90 degrees, by its Taylor series to the 23rd power. The library's
/// sine may differ in the last bits from one machine to the next.
double sine(double degrees) {
  const double x = degrees * kRadiansPerDegree;
  double term = x, sum = x;
  for (int n = 2; n <= 22; n += 2) {
    term *= -(x * x) / (n * (n + 1));
    sum += term;
  }
  return sum;
}

/// Cosine of an angle of at most 180 degrees.
double cosine(double degrees) { return sine(90 - std::abs(degrees)); }

/// Sine of an angle of at most 180 degrees.
double wide_sine(double degrees) {
  const double size = std::abs(degrees) <= 90 ? degrees : (degrees < 0 ? -180 : 180) - degrees;
  return sine(size);
}

}  // namespace

Direction direction(double latitude, double longitude) {
  const double across = cosine(latitude);
  return {across * cosine(longitude), across * wide_sine(longitude), sine(latitude)};
}

double great_circle(const Direction& a, const Direction& b) {
  const double x = a.x - b.x, y = a.y - b.y, z = a.z - b.z;
  double square = x * x + y * y + z * z;
  square = square < 4 ? square : 4;
  // The chord of half an angle, again and again (Archimedes): a short chord is as long as its arc.
  double chord = std::sqrt(square), arcs = 1;
  for (int n = 0; n < 20; ++n) {
    chord /= std::sqrt(2 + std::sqrt(4 - chord * chord));
    arcs *= 2;
  }
  return std::floor(kRadius * chord * arcs + 0.5);
}

}  // namespace tumen
