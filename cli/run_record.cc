#include "cli/run_record.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "cli/history.h"
#include "cli/numbers.h"
#include "cli/program.h"

namespace tumen {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemporary = ".partial";

/// A field of a CSV file (RFC 4180).
std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

void require(const std::ostream& file, const std::string& name) {
  if (!file) throw WorkError(fmt::format("{} could not be written: is the disk full?", name));
}

std::ofstream open(RecordFolder& folder, const std::string& name) {
  std::ofstream file(folder.begin(name), std::ios::binary | std::ios::trunc);
  if (!file) throw WorkError(fmt::format("{} could not be created", name));
  return file;
}

void close(std::ofstream& file, const std::string& name) {
  file.close();
  require(file, name);
}

/// The folder and those above it that have to be made are remembered in `created`.
void make_folder(const fs::path& path, std::vector<std::string>& created) {
  if (path.empty() || fs::exists(path)) return;
  make_folder(path.parent_path(), created);
  std::error_code error;
  fs::create_directory(path, error);
  if (error) {
    throw WorkError(
        fmt::format("the folder \"{}\" could not be made: {}", path.string(), error.message()));
  }
  created.push_back(path.string());
}

}  // namespace

RecordFolder::RecordFolder(std::string path, bool force) : path_(std::move(path)) {
  std::error_code error;
  if (fs::exists(path_, error) && !fs::is_directory(path_, error)) {
    throw UsageError(fmt::format("--out needs a folder, and \"{}\" is a file", path_));
  }
  if (fs::exists(path_, error) && !fs::is_empty(path_, error) && !force) {
    throw UsageError(fmt::format(
        "the folder \"{}\" is not empty; --force replaces the files of a record in it", path_));
  }
  while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
}

RecordFolder::~RecordFolder() {
  if (committed_) return;
  std::error_code ignored;
  for (const std::string& name : names_) {
    fs::remove(fs::path(path_) / (name + std::string(kTemporary)), ignored);
  }
  // Only folders made here, and only when nothing else has come into them.
  for (auto it = created_.rbegin(); it != created_.rend(); ++it) fs::remove(*it, ignored);
}

std::string RecordFolder::begin(const std::string& name) {
  const fs::path file = fs::path(path_) / (name + std::string(kTemporary));
  make_folder(file.parent_path(), created_);
  names_.push_back(name);
  return file.string();
}

void RecordFolder::commit() {
  for (const std::string& name : names_) {
    const fs::path file = fs::path(path_) / name;
    std::error_code error;
    fs::rename(file.string() + std::string(kTemporary), file, error);
    if (error) {
      throw WorkError(fmt::format("{} could not be written: {}", file.string(), error.message()));
    }
  }
  committed_ = true;
}

std::vector<std::string> RecordFolder::described() const {
  std::vector<std::string> lines = {"", "Written to " + path_ + ":"};
  lines.insert(lines.end(), lines_.begin(), lines_.end());
  return lines;
}

RunWriter::RunWriter(RecordFolder& folder, std::string subfolder, const VariantRun& run)
    : folder_(folder), subfolder_(std::move(subfolder)) {
  const Calendar& calendar = run.setup().calendar;
  for (int t = 0; t < calendar.ticks; ++t) dates_.push_back(calendar.date(t));
  series_ = open(folder_, name("series.csv"));
  runs_ = open(folder_, name("runs.csv"));
  std::string names;
  for (const MetricInfo& metric : run.model->metrics()) names += "," + csv_field(metric.name);
  series_ << "run,tick,date" << names << '\n';
  runs_ << "run,hash,failed_tick,failure" << names << '\n';
}

std::string RunWriter::name(const std::string& file) const {
  return subfolder_.empty() ? file : subfolder_ + "/" + file;
}

void RunWriter::add(const RunView& view) {
  row_ = fmt::format("{},{},", view.run, hex(view.hash));
  if (view.failure != nullptr)
    row_ += fmt::format("{},{}", view.failure->tick, csv_field(view.failure->reason));
  if (view.failure == nullptr) row_ += ',';
  for (const double x : view.final_metrics) row_ += "," + exact(x);
  runs_ << row_ << '\n';
  require(runs_, name("runs.csv"));
  if (view.run >= kSeriesRuns) return;
  const std::size_t metrics = view.final_metrics.size();
  for (std::size_t t = 0; t < dates_.size(); ++t) {
    row_ = fmt::format("{},{},{}", view.run, t, dates_[t]);
    for (std::size_t m = 0; m < metrics; ++m) row_ += "," + exact(view.series[t * metrics + m]);
    series_ << row_ << '\n';
  }
  require(series_, name("series.csv"));
}

void RunWriter::write_events(const VariantRun& run) {
  std::ofstream file = open(folder_, name("events.csv"));
  file << "run,tick,date,kind,subject,actor,exogenous,value,detail\n";
  for (std::uint64_t r = 0; r < std::min(run.result.runs, kEventRuns); ++r) {
    const History history = observe(*run.model, {run.result.seed, r, run.result.runs_per_point});
    for (const HistoryEvent& e : history.events) {
      file << fmt::format("{},{},{},{},{},{},{},{},{}\n", r, e.tick,
                          dates_[static_cast<std::size_t>(e.tick)], csv_field(e.kind),
                          csv_field(e.subject), csv_field(e.actor), e.exogenous ? 1 : 0,
                          exact(e.value), csv_field(e.detail));
    }
  }
  close(file, name("events.csv"));
}

void RunWriter::write_manifest(const VariantRun& run) {
  const EnsembleResult& result = run.result;
  nlohmann::ordered_json metrics = nlohmann::ordered_json::array();
  for (const MetricInfo& m : result.metrics) {
    metrics.push_back({{"name", m.name}, {"unit", m.unit}, {"meaning", m.meaning}});
  }
  const nlohmann::ordered_json manifest = {{"program", "tumen"},
                                           {"version", std::string(program_version())},
                                           {"scenario", run.info.id},
                                           {"digest", hex(run.info.digest)},
                                           {"files", run.info.files},
                                           {"variant", run.info.variant},
                                           {"arm", run.info.arm},
                                           {"without", run.without},
                                           {"set", run.set},
                                           {"uncertain", run.uncertain},
                                           {"seed", result.seed},
                                           {"runs", result.runs},
                                           {"runs_asked", result.runs_asked},
                                           {"runs_per_point", result.runs_per_point},
                                           {"ticks", result.ticks},
                                           {"start", dates_.front()},
                                           {"failed_runs", result.failures.size()},
                                           {"hash", hex(result.hash)},
                                           {"series_runs", std::min(result.runs, kSeriesRuns)},
                                           {"event_runs", std::min(result.runs, kEventRuns)},
                                           {"metrics", std::move(metrics)}};
  std::ofstream file = open(folder_, name("manifest.json"));
  file << manifest.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  close(file, name("manifest.json"));
}

void RunWriter::finish(const VariantRun& run) {
  close(series_, name("series.csv"));
  close(runs_, name("runs.csv"));
  write_events(run);
  write_manifest(run);
  const std::uint64_t runs = run.result.runs;
  folder_.describe(fmt::format("  {}: every metric of every tick of {} runs{}", name("series.csv"),
                               grouped(std::min(runs, kSeriesRuns)),
                               runs > kSeriesRuns ? ", the first ones" : ""));
  folder_.describe(
      fmt::format("  {}: final metrics and hash of {} runs", name("runs.csv"), grouped(runs)));
  folder_.describe(fmt::format("  {}: what happened in {} runs{}", name("events.csv"),
                               grouped(std::min(runs, kEventRuns)),
                               runs > kEventRuns ? ", the first ones" : ""));
  folder_.describe(fmt::format("  {}: what to run to get the same again", name("manifest.json")));
}

}  // namespace tumen
