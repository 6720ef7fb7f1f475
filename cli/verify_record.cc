#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "cli/csv.h"
#include "cli/ensemble.h"
#include "cli/explain/numbers.h"
#include "cli/program.h"
#include "cli/scenario_choice.h"
#include "cli/verify.h"
#include "scenario/scenario.h"
#include "sim/hash.h"

namespace tumen {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kStandardRuns = 64;

/// What the record says of its ensemble.
struct Record {
  std::string version, scenario, digest, hash;
  std::vector<std::string> files;
  LoadOptions options;
  bool uncertain = false;
  std::uint64_t seed = 1, runs = 0, runs_per_point = 1;
};

Record read_record(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) {
    throw UsageError(fmt::format("there is no store or manifest \"{}\"", path));
  }
  if (!fs::is_regular_file(path, ignored)) {
    throw UsageError(fmt::format("\"{}\" is no file; give a store or a manifest.json", path));
  }
  std::ifstream file(path, std::ios::binary);
  const nlohmann::json json = nlohmann::json::parse(file, nullptr, false);
  if (!json.is_object()) {
    throw UsageError(
        fmt::format("{} is neither a store nor the manifest of a record, or it is damaged", path));
  }
  if (json.contains("kind")) {
    throw UsageError(
        fmt::format("{} is the manifest of an export: verify the store that was exported", path));
  }
  Record r;
  try {
    r.version = json.at("version");
    r.scenario = json.at("scenario");
    r.digest = json.at("digest");
    r.hash = json.at("hash");
    r.files = json.at("files").get<std::vector<std::string>>();
    r.options.variant = json.at("variant");
    r.options.arm = json.at("arm");
    r.options.set = json.at("set").get<std::vector<std::string>>();
    r.options.without = json.at("without").get<std::vector<std::string>>();
    r.uncertain = json.at("uncertain");
    r.seed = json.at("seed");
    r.runs = json.at("runs");
    r.runs_per_point = json.at("runs_per_point");
  } catch (const nlohmann::json::exception& error) {
    throw UsageError(fmt::format("{} is no manifest of a record: {}", path, error.what()));
  }
  if (r.files.empty() || r.runs < 1 || r.runs > kMostRuns || r.runs_per_point < 1) {
    throw UsageError(fmt::format("{} is damaged: it names no files or no runs", path));
  }
  return r;
}

/// runs.csv, read line by line.
class RunRows {
 public:
  explicit RunRows(const std::string& path) : path_(path), file_(path, std::ios::binary) {
    std::string header;
    std::getline(file_, header);
    columns_ = csv_fields(header);
    if (columns_.size() < 4 || columns_[0] != "run" || columns_[1] != "hash") {
      throw UsageError(path + " is damaged: it does not begin with run,hash");
    }
  }
  const std::vector<std::string>& columns() const { return columns_; }
  /// The fields of the next run; false at the end.
  bool next(std::vector<std::string>& fields) {
    std::string line;
    if (!std::getline(file_, line)) return false;
    fields = csv_fields(line);
    if (fields.size() != columns_.size()) {
      throw UsageError(
          fmt::format("{} is damaged: line {} has {} fields", path_, row_ + 2, fields.size()));
    }
    ++row_;
    return true;
  }

 private:
  std::string path_;
  std::ifstream file_;
  std::vector<std::string> columns_;
  std::uint64_t row_ = 0;
};

class RecordVerifier {
 public:
  RecordVerifier(Session& session, const std::string& path, const VerifyWish& wish)
      : session_(session),
        wish_(wish),
        report_(session, wish),
        record_(read_record(path)),
        rows_path_((fs::path(path).parent_path() / "runs.csv").string()) {
    report_.fact("record", path);
  }

  int verify() {
    report_.fact("scenario", record_.scenario);
    report_.fact("written by", "tumen " + record_.version);
    if (record_.version != program_version()) {
      report_.note(fmt::format("this is tumen {}: another version may give other results",
                               program_version()));
    }
    if (wish_.run && *wish_.run >= record_.runs) {
      throw UsageError(fmt::format("--run must be less than {}, got {}", record_.runs, *wish_.run));
    }
    Result<Scenario> loaded = load_scenario(record_.files.front(), read_text, record_.options);
    if (!loaded) {
      for (const Diagnostic& d : loaded.errors()) fmt::print(session_.err, "{}\n", d.text());
      fmt::print(session_.err,
                 "tumen: the scenario of the record cannot be loaded; its files are looked for "
                 "from the current folder\n");
      return kBadInput;
    }
    report_.fact("digest", record_.digest);
    if (const std::string digest = hex(loaded.value().info.digest); digest != record_.digest) {
      report_.difference(fmt::format("the scenario has changed since: the digest of {} is {} now",
                                     record_.files.front(), digest));
      return report_.finish("runs", false);
    }
    loaded.value().setup.sample_priors = record_.uncertain;
    model_ = std::make_unique<ReferenceModel>(std::move(loaded.value().setup));
    std::error_code ignored;
    const bool rows = fs::is_regular_file(rows_path_, ignored);
    if (!rows && wish_.run) throw UsageError(fmt::format("{} is missing", rows_path_));
    if (!rows) {
      report_.note("there is no runs.csv beside the manifest: the whole ensemble is made again");
    }
    const bool stopped = rows && !wish_.all ? check_rows() : check_ensemble(rows);
    return report_.finish("runs", stopped);
  }

 private:
  CheckedRow compare(const std::vector<std::string>& columns,
                     const std::vector<std::string>& fields, std::uint64_t run, std::uint64_t hash,
                     const RunFailure* failure, std::span<const double> finals) const {
    CheckedRow row{fmt::format("run {}", run), fields[1], hex(hash), {}};
    const auto check = [&row](const std::string& what, const std::string& stored,
                              const std::string& found) {
      if (stored == found) return;
      row.differences.push_back(
          fmt::format("{}: \"{}\" is stored, \"{}\" was found", what, stored, found));
    };
    check("run", fields[0], std::to_string(run));
    check("failed_tick", fields[2], failure ? std::to_string(failure->tick) : "");
    check("failure", fields[3], failure ? failure->reason : "");
    if (fields.size() != finals.size() + 4) {
      row.differences.push_back("there are other metrics now");
      return row;
    }
    for (std::size_t m = 0; m < finals.size(); ++m) {
      check(columns[m + 4], fields[m + 4], failure ? "" : exact(finals[m]));
    }
    return row;
  }

  /// A sample of the rows, and the ensemble's hash from the hashes of all rows.
  bool check_rows() {
    std::vector<std::uint64_t> wanted;
    if (wish_.run) {
      wanted = {*wish_.run};
    } else {
      wanted = spread_sample(wish_.rows.value_or(kStandardRuns), 0, record_.runs - 1,
                             [this](std::uint64_t run) {
                               return run < record_.runs ? std::optional(run) : std::nullopt;
                             });
    }
    RunRows rows(rows_path_);
    const auto world = model_->make_world();
    std::vector<std::string> fields;
    std::uint64_t hash = 0, run = 0;
    std::size_t next = 0;
    for (; rows.next(fields); ++run) {
      if (session_.stopped()) return true;
      hash += ensemble_hash_term(run, std::strtoull(fields[1].c_str(), nullptr, 16));
      if (next == wanted.size() || wanted[next] != run) continue;
      ++next;
      const RunRecord made =
          replay_reference(*model_, *world, {record_.seed, run, record_.runs_per_point}, nullptr);
      report_.row(compare(rows.columns(), fields, run, made.hash,
                          made.failure ? &*made.failure : nullptr, made.final_metrics));
    }
    if (run != record_.runs) {
      report_.difference(
          fmt::format("runs.csv has {} rows, the manifest says {}", run, record_.runs));
    }
    compare_hash(hash, "of the rows");
    return false;
  }

  /// Every run again.
  bool check_ensemble(bool with_rows) {
    std::optional<RunRows> rows;
    if (with_rows) rows.emplace(rows_path_);
    bool missing = false;
    std::vector<std::string> fields;
    EnsembleOptions options;
    options.seed = record_.seed;
    options.runs = record_.runs;
    options.runs_per_point = record_.runs_per_point;
    options.jobs = wish_.jobs;
    options.bands = false;
    options.visit = [&](const RunView& view) {
      if (!rows) return;
      missing = missing || !rows->next(fields);
      if (missing) return;
      report_.row(
          compare(rows->columns(), fields, view.run, view.hash, view.failure, view.final_metrics));
    };
    const EnsembleResult made = run_reference(session_, *model_, options).result;
    if (made.runs < made.runs_asked) return true;
    if (missing || (rows && rows->next(fields))) {
      report_.difference(
          fmt::format("runs.csv has not the {} rows that the manifest says", record_.runs));
    }
    compare_hash(made.hash, "found");
    return false;
  }

  void compare_hash(std::uint64_t hash, const std::string& which) {
    report_.fact("hash", record_.hash);
    if (hex(hash) == record_.hash) return;
    report_.difference(fmt::format("hash of the ensemble: {} is stored, that {} is {}",
                                   record_.hash, which, hex(hash)));
  }

  Session& session_;
  const VerifyWish& wish_;
  VerifyReport report_;
  Record record_;
  std::string rows_path_;
  std::unique_ptr<ReferenceModel> model_;
};

}  // namespace

int verify_record(Session& session, const std::string& path, const VerifyWish& wish) {
  return RecordVerifier(session, path, wish).verify();
}

}  // namespace tumen
