/// The store of a sweep: an SQLite file. Its schema is described in docs/store.md.
///
/// One writer at a time; any number of readers, also while it is written. What has been saved
/// survives the end of the process, however it comes. A finished store depends on the experiment
/// and the program alone: not on workers, timing, or how often the sweep was interrupted.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/experiment/plan.h"
#include "analysis/experiment/sqlite.h"
#include "analysis/experiment/sweep.h"

namespace tumen {

/// Version of the schema, as PRAGMA user_version.
inline constexpr int kStoreVersion = 1;
/// Facts of the manifest of a store that holds only a part of a sweep: "3/16", and how many points
/// that part has.
inline constexpr std::string_view kPartKey = "part";
inline constexpr std::string_view kPartPointsKey = "part_points";
/// Columns that a table of a store may have beside its own: metrics of `run`, factors of `design`.
inline constexpr std::size_t kMostColumns = 1900;

/// The quantiles of `statistic`: q05, q25, q50, q75, q95.
inline constexpr double kStoredQuantiles[] = {0.05, 0.25, 0.50, 0.75, 0.95};

struct StoredFactor {
  std::string name, number, unit, meaning;
  double low = 0, high = 0;
  std::string scale;  ///< "linear" or "log"
};

struct StoredArm {
  std::string name, label;
  std::string variant;    ///< theory
  std::string world;      ///< arm of the scenario, or ""
  std::string overrides;  ///< one a line: "without M", "set KEY=VALUE"
  std::size_t baseline = 0;
};

/// All that a store says of the experiment besides its results. The design is row-major, points x
/// factors, and may be null where there are no factors.
struct StoreDescription {
  std::vector<std::pair<std::string, std::string>> manifest;  ///< facts by name
  std::vector<std::pair<std::string, std::string>> texts;     ///< path, text
  std::vector<StoredFactor> factors;
  std::vector<StoredArm> arms;
  std::vector<MetricInfo> metrics;
  const std::vector<double>* design = nullptr;
};

/// Of which experiment and of which version of the program: equal for stores that hold the same
/// once they are complete.
std::string identity_of(const StoreDescription& description);

/// A store being written.
class Store : public SweepSink {
 public:
  /// Opens `path`, or makes it: ":memory:" for a store without a file. An existing store must be of
  /// the same experiment: then its results stay. DatabaseError when another sweep writes it, it is
  /// damaged, of another experiment, or cannot be written; nothing is changed then.
  Store(const std::string& path, const SweepPlan& plan, const StoreDescription& description);
  ~Store() override;

  /// What the store holds already.
  SweepProgress progress();

  void add_runs(const TaskResult& result) override;
  void finish_group(std::uint64_t group, const GroupState& state) override;
  void save(const std::map<std::uint64_t, GroupState>& open) override;
  /// Leaves one file behind, without those that SQLite keeps beside it while it writes.
  void close();

  /// Bytes of the database, without the journal.
  std::uint64_t size();

 private:
  struct Statements;
  void create(const StoreDescription& description);
  void check_same(const StoreDescription& description);
  void begin();
  void write_cell(std::uint64_t point, std::size_t arm, const CellStatistics& cell);

  std::unique_ptr<class FileLock> lock_;
  Database database_;
  const SweepPlan& plan_;
  const TaskGrid grid_;
  std::unique_ptr<Statements> statements_;
};

/// True when there is a file at `path`.
bool store_exists(const std::string& path);

/// A hash as the store writes it: 16 hexadecimal digits.
std::string hash_text16(std::uint64_t hash);

}  // namespace tumen
