#include "cli/export_netcdf.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/explain/numbers.h"
#include "cli/program.h"
#include "cli/record_folder.h"
#include "cli/store_input.h"

namespace tumen {
namespace {

namespace fs = std::filesystem;

/// Values of a chunk of a variable.
constexpr std::uint64_t kChunk = 1 << 16;

class NetcdfExport {
 public:
  NetcdfExport(Session& session, StoreReader& store, NetcdfWriter& file)
      : session_(session), store_(store), d_(store.description()), file_(file) {}

  void write_all() {
    define();
    file_.end_definitions();
    write_frame();
    write_points();
    cells_->write();
    if (runs_) runs_->write();
  }

 private:
  void about() {
    const int all = NetcdfWriter::kWholeFile;
    file_.attribute(all, "Conventions", "CF-1.10");
    file_.attribute(all, "title", store_.fact("title"));
    if (!store_.fact("question").empty()) file_.attribute(all, "comment", store_.fact("question"));
    file_.attribute(all, "source",
                    "tumen " + store_.fact("version") + " (" + store_.fact("build") + ")");
    file_.attribute(all, "history",
                    fmt::format("tumen sweep {}; tumen export --format netcdf (tumen {})",
                                store_.fact("experiment"), program_version()));
    file_.attribute(all, "complete", store_.complete() ? "yes" : "no");
    file_.attribute(all, "points_done", std::to_string(store_.points_done()));
    for (const auto& [key, value] : d_.manifest) file_.attribute(all, "tumen_" + key, value);
  }

  int coordinate(const std::string& name, NetcdfKind kind, int dimension,
                 const std::string& long_name) {
    const int id = file_.coordinate(names_.take(name), kind, {dimension});
    file_.attribute(id, "long_name", long_name);
    return id;
  }

  void define() {
    about();
    frame_.point = file_.dimension("point", store_.points());
    frame_.arm = file_.dimension("arm", d_.arms.size());
    frame_.metric = file_.dimension("metric", d_.metrics.size());
    frame_.quantile = file_.dimension("quantile", std::size(kStoredQuantiles));
    point_ = coordinate("point", NetcdfKind::whole, frame_.point, "number of the point");
    arm_ = coordinate("arm", NetcdfKind::text, frame_.arm, "world that every point is run in");
    metric_ = coordinate("metric", NetcdfKind::text, frame_.metric, "what is measured");
    unit_ = coordinate("metric_unit", NetcdfKind::text, frame_.metric, "unit of the metric");
    meaning_ =
        coordinate("metric_meaning", NetcdfKind::text, frame_.metric, "meaning of the metric");
    label_ = coordinate("arm_label", NetcdfKind::text, frame_.arm, "what the arm is");
    baseline_ = coordinate("arm_baseline", NetcdfKind::text, frame_.arm,
                           "arm that the differences are to; itself: none");
    quantile_ = coordinate("quantile", NetcdfKind::real, frame_.quantile, "share of the runs");
    file_.attribute(quantile_, "units", "1");
    define_points();
    cells_.emplace(session_, store_, file_, frame_);
    if (store_.keep() == Kept::points) return;
    frame_.replication = file_.dimension("replication", store_.most());
    replication_ = coordinate("replication", NetcdfKind::whole, frame_.replication,
                              "number of the run at its point and arm");
    if (store_.keep() == Kept::series) {
      frame_.tick = file_.dimension("tick", static_cast<std::size_t>(store_.ticks()));
      tick_ = coordinate("tick", NetcdfKind::whole, frame_.tick, "number of the tick");
      time_ =
          coordinate("time", NetcdfKind::real, frame_.tick, "calendar year at the tick's start");
      file_.attribute(time_, "units", "year");
    }
    runs_.emplace(session_, store_, file_, names_, frame_);
  }

  void define_points() {
    point_block_ = std::min<std::uint64_t>(store_.points(), kChunk);
    replications_ = coordinate("replications", NetcdfKind::whole, frame_.point,
                               "replications of every arm, so far");
    done_ = coordinate("done", NetcdfKind::whole, frame_.point,
                       "1 where the point has all that it gets");
    detail::NetcdfCells::reserve(names_);
    for (const StoredFactor& f : d_.factors) {
      const std::string name = names_.take(f.name);
      const int id = file_.variable(name, NetcdfKind::real, {frame_.point}, {point_block_});
      file_.attribute(id, "long_name", f.name + ": " + f.meaning);
      file_.attribute(id, "units", f.unit);
      file_.attribute(id, "factor", f.name);
      file_.attribute(id, "number", f.number);
      file_.attribute(id, "scale", f.scale);
      file_.attribute(id, "low", f.low);
      file_.attribute(id, "high", f.high);
      frame_.coordinates += (frame_.coordinates.empty() ? "" : " ") + name;
      factors_.push_back(id);
    }
  }

  static std::vector<double> counted(std::size_t n) {
    std::vector<double> values(n);
    for (std::size_t k = 0; k < n; ++k) values[k] = static_cast<double>(k);
    return values;
  }
  template <class List, class Member>
  static std::vector<std::string> texts_of(const List& list, Member member) {
    std::vector<std::string> texts;
    for (const auto& each : list) texts.push_back(each.*member);
    return texts;
  }

  void write_frame() {
    file_.write(arm_, texts_of(d_.arms, &StoredArm::name));
    file_.write(label_, texts_of(d_.arms, &StoredArm::label));
    std::vector<std::string> baselines;
    for (const StoredArm& a : d_.arms) baselines.push_back(d_.arms[a.baseline].name);
    file_.write(baseline_, baselines);
    file_.write(metric_, texts_of(d_.metrics, &MetricInfo::name));
    file_.write(unit_, texts_of(d_.metrics, &MetricInfo::unit));
    file_.write(meaning_, texts_of(d_.metrics, &MetricInfo::meaning));
    file_.write(quantile_, {0}, {std::size(kStoredQuantiles)},
                std::span<const double>(kStoredQuantiles));
    if (replication_ >= 0) write_count(replication_, store_.most());
    if (tick_ < 0) return;
    const auto ticks = static_cast<std::size_t>(store_.ticks());
    write_count(tick_, ticks);
    const Calendar calendar = store_calendar(store_);
    std::vector<double> years = counted(ticks);
    for (double& y : years) {
      y = calendar.start_year + (calendar.start_quarter - 1) / 4.0 + y * calendar.tick_years;
    }
    file_.write(time_, {0}, {ticks}, years);
  }

  /// 0, 1, 2, ... in blocks.
  void write_count(int variable, std::uint64_t n) {
    std::vector<double> values;
    for (std::uint64_t from = 0; from < n; from += kChunk) {
      values.clear();
      for (std::uint64_t k = from; k < std::min(n, from + kChunk); ++k) {
        values.push_back(static_cast<double>(k));
      }
      file_.write(variable, {from}, {values.size()}, values);
    }
  }

  void write_points() {
    write_count(point_, store_.points());
    std::string sql = "SELECT p.replications, p.done";
    for (const StoredFactor& f : d_.factors) sql += ", d." + quoted_name(f.name);
    Statement row(store_.database(),
                  sql + " FROM point p CROSS JOIN design d USING (point) ORDER BY p.point");
    std::vector<int> ids = {replications_, done_};
    ids.insert(ids.end(), factors_.begin(), factors_.end());
    std::vector<std::vector<double>> values(ids.size());
    std::uint64_t written = 0;
    const auto flush = [&] {
      for (std::size_t k = 0; k < ids.size(); ++k) {
        file_.write(ids[k], {written}, {values[k].size()}, values[k]);
      }
      written += values.front().size();
      for (std::vector<double>& v : values) v.clear();
    };
    while (row.step()) {
      for (std::size_t k = 0; k < ids.size(); ++k)
        values[k].push_back(row.real(static_cast<int>(k)));
      if (values.front().size() == point_block_) flush();
    }
    if (!values.front().empty()) flush();
  }

  Session& session_;
  StoreReader& store_;
  const StoreDescription& d_;
  NetcdfWriter& file_;
  NetcdfNames names_;
  detail::NetcdfFrame frame_;
  std::optional<detail::NetcdfCells> cells_;
  std::optional<detail::NetcdfRuns> runs_;
  std::uint64_t point_block_ = 1;  ///< points in a chunk
  int point_ = -1, arm_ = -1, metric_ = -1, unit_ = -1, meaning_ = -1, label_ = -1, baseline_ = -1;
  int quantile_ = -1, replication_ = -1, tick_ = -1, time_ = -1;
  int replications_ = -1, done_ = -1;
  std::vector<int> factors_;
};

/// A file under a temporary name, which goes where it is not committed.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(const std::string& path)
      : path_(path), name_(path + std::string(kUnfinished)) {}
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  ~UnfinishedFile() {
    std::error_code ignored;
    fs::remove(name_, ignored);
  }
  const std::string& name() const { return name_; }
  void commit() {
    std::error_code error;
    fs::rename(name_, path_, error);
    if (error) throw WorkError(fmt::format("{} could not be written: {}", path_, error.message()));
  }

 private:
  std::string path_, name_;
};

}  // namespace

void export_netcdf(Session& session, StoreReader& store, const std::string& path, bool force) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    throw UsageError(fmt::format("--out needs a file, and \"{}\" is a folder", path));
  }
  if (fs::exists(path, ignored) && !force) {
    throw UsageError(fmt::format("{} exists already; --force replaces it", path));
  }
  UnfinishedFile unfinished(path);
  {
    NetcdfWriter file(unfinished.name());
    NetcdfExport(session, store, file).write_all();
    file.close();
  }
  unfinished.commit();
  fmt::print(session.out, "Written to {}: {} bytes\n", path, grouped(fs::file_size(path, ignored)));
}

}  // namespace tumen
