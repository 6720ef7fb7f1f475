/// The record of ensembles in a folder: series.csv, runs.csv, events.csv and manifest.json.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/ensemble.h"
#include "cli/record_folder.h"
#include "cli/variant_run.h"

namespace tumen {

/// Runs whose whole series, and whose events, are written.
inline constexpr std::uint64_t kSeriesRuns = 1000;
inline constexpr std::uint64_t kEventRuns = 200;

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
  RecordFile series_, runs_;
  std::string row_;
};

}  // namespace tumen
