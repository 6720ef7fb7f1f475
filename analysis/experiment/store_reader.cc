#include "analysis/experiment/store_reader.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "analysis/bytes.h"
#include "analysis/experiment/store_schema.h"

namespace tumen {

StoreReader::StoreReader(const std::string& path) : database_(path, Database::Mode::read) {
  check_file();
  read_description();
}

void StoreReader::damaged(const std::string& how) const {
  throw DatabaseError(path() + " is damaged: " + how);
}

void StoreReader::check_file() {
  if (database_.number("PRAGMA application_id") != detail::kApplicationId) {
    throw DatabaseError(path() + " is no store of a sweep");
  }
  if (const std::int64_t version = database_.number("PRAGMA user_version");
      version != kStoreVersion) {
    throw DatabaseError(path() + " has version " + std::to_string(version) +
                        " of the store's format; this program reads version " +
                        std::to_string(kStoreVersion));
  }
  // The first read within the transaction is what all others see.
  database_.execute("BEGIN");
  if (const std::string found = database_.text("PRAGMA quick_check(1)"); found != "ok") {
    damaged(found);
  }
}

const std::string& StoreReader::fact(std::string_view key) const {
  static const std::string none;
  const auto found =
      std::ranges::find(description_.manifest, key, &std::pair<std::string, std::string>::first);
  return found == description_.manifest.end() ? none : found->second;
}

std::uint64_t StoreReader::count_of(std::string_view key, std::uint64_t most) const {
  const std::string& text = fact(key);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1 || value > most) {
    damaged("its manifest says " + std::string(key) + " \"" + text + "\"");
  }
  return value;
}

void StoreReader::read_description() {
  StoreDescription& d = description_;
  for (Statement s(database_, "SELECT key, value FROM manifest ORDER BY key"); s.step();) {
    d.manifest.emplace_back(s.text(0), s.text(1));
  }
  for (Statement s(database_, "SELECT path, content FROM text ORDER BY path"); s.step();) {
    d.texts.emplace_back(s.text(0), s.text(1));
  }
  for (Statement s(database_,
                   "SELECT name, number, unit, meaning, low, high, scale FROM factor "
                   "ORDER BY factor");
       s.step();) {
    d.factors.push_back(
        {s.text(0), s.text(1), s.text(2), s.text(3), s.real(4), s.real(5), s.text(6)});
  }
  for (Statement s(database_,
                   "SELECT name, label, variant, world, overrides, baseline FROM arm ORDER BY arm");
       s.step();) {
    d.arms.push_back({s.text(0), s.text(1), s.text(2), s.text(3), s.text(4),
                      static_cast<std::size_t>(s.integer(5))});
  }
  for (Statement s(database_, "SELECT name, unit, meaning FROM metric ORDER BY metric");
       s.step();) {
    d.metrics.push_back({s.text(0), s.text(1), s.text(2)});
  }
  // Products of these stay far from the largest integer.
  constexpr std::uint64_t kLargest = std::uint64_t{1} << 40U;
  points_ = count_of("points", kLargest);
  most_ = count_of("most", kLargest);
  ticks_ = static_cast<int>(count_of("ticks", 1'000'000));
  keep_ = fact("keep") == "series" ? Kept::series
          : fact("keep") == "runs" ? Kept::runs
                                   : Kept::points;
  if (d.arms.size() != count_of("arms", kLargest)) damaged("arms are missing");
  for (const StoredArm& arm : d.arms) {
    if (arm.baseline >= d.arms.size()) damaged("arm " + arm.name + " has no baseline");
  }
  if (d.metrics.empty()) damaged("it has no metrics");
  if (database_.number("SELECT count(*) FROM point") != static_cast<std::int64_t>(points_)) {
    damaged("points are missing");
  }
  points_done_ =
      static_cast<std::uint64_t>(database_.number("SELECT count(*) FROM point WHERE done = 1"));
}

bool read_series(std::string_view blob, std::size_t size, std::vector<double>& values) {
  if (blob.size() != 8 * size) return false;
  ByteReader in(blob);
  values.resize(size);
  for (double& x : values) x = in.f64();
  return true;
}

}  // namespace tumen
