#include "cli/run_record.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/csv.h"
#include "cli/explain/history.h"
#include "cli/explain/numbers.h"
#include "cli/program.h"

namespace tumen {

RunWriter::RunWriter(RecordFolder& folder, std::string subfolder, const VariantRun& run)
    : folder_(folder), subfolder_(std::move(subfolder)) {
  const Calendar& calendar = run.setup().calendar;
  for (int t = 0; t < calendar.ticks; ++t) dates_.push_back(calendar.date(t));
  series_.open(folder_, name("series.csv"));
  runs_.open(folder_, name("runs.csv"));
  std::string names;
  for (const MetricInfo& metric : run.model->metrics()) names += "," + csv_field(metric.name);
  series_.write("run,tick,date" + names + "\n");
  runs_.write("run,hash,failed_tick,failure" + names + "\n");
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
  runs_.write(row_ + '\n');
  if (view.run >= kSeriesRuns) return;
  const std::size_t metrics = view.final_metrics.size();
  for (std::size_t t = 0; t < dates_.size(); ++t) {
    row_ = fmt::format("{},{},{}", view.run, t, dates_[t]);
    for (std::size_t m = 0; m < metrics; ++m) row_ += "," + exact(view.series[t * metrics + m]);
    series_.write(row_ + '\n');
  }
}

void RunWriter::write_events(const VariantRun& run) {
  RecordFile file(folder_, name("events.csv"));
  file.write("run,tick,date,kind,subject,actor,exogenous,value,detail\n");
  for (std::uint64_t r = 0; r < std::min(run.result.runs, kEventRuns); ++r) {
    const History history = observe(*run.model, {run.result.seed, r, run.result.runs_per_point});
    for (const HistoryEvent& e : history.events) {
      file.write(fmt::format("{},{},{},{},{},{},{},{},{}\n", r, e.tick,
                             dates_[static_cast<std::size_t>(e.tick)], csv_field(e.kind),
                             csv_field(e.subject), csv_field(e.actor), e.exogenous ? 1 : 0,
                             exact(e.value), csv_field(e.detail)));
    }
  }
  file.close();
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
  RecordFile file(folder_, name("manifest.json"));
  file.write(manifest.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
  file.close();
}

void RunWriter::finish(const VariantRun& run) {
  series_.close();
  runs_.close();
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
