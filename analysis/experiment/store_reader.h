/// A store, read: what it says of its experiment, and how far it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/experiment/store.h"

namespace tumen {

/// Holds to what the store is when it is opened, whatever a sweep writes meanwhile. The tables of
/// results are read by statements over database().
class StoreReader {
 public:
  /// DatabaseError when the file cannot be read, is no store, is damaged or of another version.
  explicit StoreReader(const std::string& path);

  const std::string& path() const { return database_.path(); }
  Database& database() { return database_; }

  /// The manifest, texts, factors, arms and metrics; no design.
  const StoreDescription& description() const { return description_; }
  /// A fact of the manifest; "" where there is none.
  const std::string& fact(std::string_view key) const;
  Kept keep() const { return keep_; }
  std::uint64_t points() const { return points_; }
  std::uint64_t most() const { return most_; }  ///< replications of a point, at most
  int ticks() const { return ticks_; }
  std::uint64_t points_done() const { return points_done_; }
  bool complete() const { return points_done_ == points_; }

 private:
  [[noreturn]] void damaged(const std::string& how) const;
  std::uint64_t count_of(std::string_view key, std::uint64_t most) const;
  void check_file();
  void read_description();

  Database database_;
  StoreDescription description_;
  Kept keep_ = Kept::points;
  std::uint64_t points_ = 0, most_ = 0, points_done_ = 0;
  int ticks_ = 0;
};

/// Reads the series of a run as the store keeps it: `size` values, metrics x ticks, row-major.
/// False when there are more or fewer.
bool read_series(std::string_view blob, std::size_t size, std::vector<double>& values);

}  // namespace tumen
