/// Distances on the Earth, with the same bits on every machine.
#pragma once

namespace tumen {

/// A point of the unit sphere.
struct Direction {
  double x = 0, y = 0, z = 0;
};

/// The point at a latitude (-90 .. 90) and a longitude (-180 .. 180), in degrees.
Direction direction(double latitude, double longitude);

/// Length of the shortest way over the surface of the Earth, a sphere of radius 6371 km, in whole
/// kilometres.
double great_circle(const Direction& a, const Direction& b);

}  // namespace tumen
