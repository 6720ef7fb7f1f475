/// The record of ensembles in a folder: series.csv, runs.csv, events.csv and manifest.json.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "analysis/ensemble.h"
#include "cli/variant_run.h"

namespace tumen {

/// Runs whose whole series, and whose events, are written.
inline constexpr std::uint64_t kSeriesRuns = 1000;
inline constexpr std::uint64_t kEventRuns = 200;

/// A folder that is filled under temporary names and shows its files all at once.
class RecordFolder {
 public:
  /// UsageError when the folder exists, is not empty and `force` is not set, or is a file.
  RecordFolder(std::string path, bool force);
  RecordFolder(const RecordFolder&) = delete;
  RecordFolder& operator=(const RecordFolder&) = delete;
  /// Removes what was not committed.
  ~RecordFolder();

  /// Temporary name of a file to write, which may stand in a subfolder: "full/runs.csv".
  std::string begin(const std::string& name);
  /// Gives all files their names. WorkError when one cannot be renamed.
  void commit();
  /// What was written, for people.
  std::vector<std::string> described() const;
  void describe(std::string line) { lines_.push_back(std::move(line)); }

 private:
  std::string path_;
  std::vector<std::string> names_;    ///< relative, in the order of begin()
  std::vector<std::string> created_;  ///< folders made, outermost first
  std::vector<std::string> lines_;
  bool committed_ = false;
};

/// Writes the record of one ensemble while it runs.
class RunWriter {
 public:
  /// Files go into `subfolder` of the folder, or into the folder itself when that is empty.
  RunWriter(RecordFolder& folder, std::string subfolder, const VariantRun& run);
  /// The next run, in order. WorkError when the disk is full and the like.
  void add(const RunView& view);
  /// Replays the events and writes the manifest; `run` has its result.
  void finish(const VariantRun& run);

 private:
  std::string name(const std::string& file) const;
  void write_events(const VariantRun& run);
  void write_manifest(const VariantRun& run);

  RecordFolder& folder_;
  std::string subfolder_;
  std::vector<std::string> dates_;
  std::ofstream series_, runs_;
  std::string row_;
};

}  // namespace tumen
