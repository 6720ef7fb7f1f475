#include "model/blind.h"

#include <algorithm>

#include "model/timeline.h"

namespace tumen {
namespace {

/// The edit as it is known at the cut; false where nothing of it is.
bool hide_rest(Edit& edit, int cut, int ticks) {
  if (edit.start > cut) return false;
  if (edit.end > cut) edit.end = ticks;
  const int since = cut - edit.start;
  if (edit.ramp <= since) return true;
  if (since == 0) return false;
  edit.share *= static_cast<double>(since) / edit.ramp;
  edit.ramp = since;
  return true;
}

double mean_until(const Series& series, int cut) {
  double sum = 0;
  for (int tick = 0; tick <= cut; ++tick) sum += value_at(series, tick);
  return sum / (cut + 1);
}

void hide_points(Series& series, int cut, bool steady) {
  std::erase_if(series.points, [cut](const auto& p) { return p.first > cut; });
  if (!steady || series.points.empty()) return;
  const double mean = mean_until(series, cut);
  const double last = series.points.back().second;
  if (series.points.back().first < cut) series.points.emplace_back(cut, last);
  series.points.emplace_back(cut + 1, mean);
}

}  // namespace

Setup hide_after(Setup setup, int cut, std::span<const Slot> steady) {
  std::vector<Shock> shocks;
  std::vector<std::size_t> position(setup.shocks.size());
  for (std::size_t k = 0; k < setup.shocks.size(); ++k) {
    position[k] = shocks.size();
    if (setup.shocks[k].start <= cut) shocks.push_back(std::move(setup.shocks[k]));
  }
  setup.shocks = std::move(shocks);
  std::erase_if(setup.edits, [&](Edit& e) { return !hide_rest(e, cut, setup.calendar.ticks); });
  for (Edit& e : setup.edits) e.shock = position[e.shock];
  std::erase_if(setup.requests, [cut](const Request& r) { return r.tick > cut; });
  for (Request& r : setup.requests) r.shock = position[r.shock];
  for (Series& series : setup.series) {
    const bool is_steady = std::ranges::any_of(steady, [&series](const Slot& s) {
      return s.entry == series.slot.entry && s.position == series.slot.position;
    });
    hide_points(series, cut, is_steady);
  }
  std::erase_if(setup.series, [](const Series& s) { return s.points.empty(); });
  return setup;
}

}  // namespace tumen
