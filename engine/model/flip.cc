#include "model/flip.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace tumen {
namespace {

constexpr int kScanSteps = 32;
constexpr int kBisections = 40;
constexpr double kReach = 10;  // numbers without bounds are searched up to this multiple

struct Search {
  const ReferenceModel& model;
  World& world;
  const Docket& docket;
  int lane;
  std::span<const double> foreseen;
  Menu menu;

  std::size_t best_with(Real& number, double value) {
    number = value;
    model.build_menu(world, docket, menu);
    return best_option(menu, lane, foreseen);
  }
};

/// Nearest value between `from` and `to` at which the best option changes, if there is one.
bool find_flip(Search& search, Real& number, double from, double to, std::size_t best,
               FlipPoint& flip) {
  double near = from;
  for (int step = 1; step <= kScanSteps; ++step) {
    // Finer steps near the present value.
    const double part = static_cast<double>(step * step) / (kScanSteps * kScanSteps);
    const double far = from + (to - from) * part;
    if (search.best_with(number, far) == best) {
      near = far;
      continue;
    }
    double same = near, other = far;
    for (int k = 0; k < kBisections; ++k) {
      const double middle = 0.5 * (same + other);
      (search.best_with(number, middle) == best ? same : other) = middle;
    }
    flip.flips_at = other;
    flip.becomes = search.best_with(number, other);
    return true;
  }
  return false;
}

/// Entities whose numbers the docket may read: the agent, its counterparts, the target.
bool concerns(const Structure& s, const Docket& d, About about, IndexSet set,
              std::size_t position) {
  const std::size_t n = s.states.size();
  const bool about_region = about == About::region || about == About::holding;
  const Project* project = about == About::project ? &s.projects[d.first] : nullptr;
  const StateId i = d.agent;
  const StateId j = project ? (project->host == i ? project->partner : project->host)
                    : about == About::region ? StateId()
                                             : StateId(d.second);
  const auto is_pair = [&](std::size_t a, std::size_t b) {
    return j && ((a == i.index() && b == j.index()) || (a == j.index() && b == i.index()));
  };
  const auto in_region = [&](std::size_t r) {
    if (about_region) return r == d.first;
    if (!project) return false;
    return r == project->region.index() || s[project->region].parent == RegionId(r);
  };
  switch (set) {
    case IndexSet::global:
      return true;
    case IndexSet::state:
      return position == i.index() || (j && position == j.index());
    case IndexSet::dyad:
      return is_pair(position / n, position % n);
    case IndexSet::region:
      return in_region(position);
    case IndexSet::holding:
      return in_region(position / n) && j && position % n == j.index();
    case IndexSet::project:
      return project != nullptr && position == d.first;
    case IndexSet::institution:
      return about == About::membership && position == d.first;
    case IndexSet::membership:
      return about == About::membership && position / n == d.first && position % n == i.index();
    default:
      return false;
  }
}

}  // namespace

std::size_t best_option(const Menu& menu, int lane, std::span<const double> foreseen) {
  std::size_t best = 0;
  double most = -1e300;
  for (std::size_t o = 0; o < menu.size(); ++o) {
    const double value = menu.utility(o)[lane] + (o < foreseen.size() ? foreseen[o] : 0.0);
    if (menu.available[o][lane] && value > most) {
      most = value;
      best = o;
    }
  }
  return best;
}

std::vector<FlipPoint> flip_points(const ReferenceModel& model, World& world, const Docket& docket,
                                   int lane, std::span<const double> foreseen) {
  if (model.rule().outlook == Outlook::experience) return {};
  const Structure& s = world.structure;
  const About about = model.kind(docket).about;
  Search search{model, world, docket, lane, foreseen, {}};
  model.build_menu(world, docket, search.menu);
  const std::size_t best = best_option(search.menu, lane, foreseen);
  std::vector<FlipPoint> flips;
  for (const FieldSet::Entry& e : world.fields.entries()) {
    if (e.quantity.unit == "flag" || e.quantity.unit == "stage")
      continue;  // bookkeeping, not a quantity of the world
    const auto set = static_cast<IndexSet>(e.index_set);
    for (std::size_t k = 0; k < e.count; ++k) {
      if (!concerns(s, docket, about, set, k)) continue;
      Real& number = world.fields.values(e)[k];
      const Real kept = number;
      FlipPoint flip;
      flip.now = kept[lane];
      const double size = std::abs(flip.now) > 0 ? std::abs(flip.now) : 1.0;
      const double low = std::max(e.quantity.valid.low, flip.now - kReach * size);
      const double high = std::min(e.quantity.valid.high, flip.now + kReach * size);
      bool found = false;
      for (const double bound : {low, high}) {
        FlipPoint candidate = flip;
        if (!(std::abs(bound - flip.now) > 0) ||
            !find_flip(search, number, flip.now, bound, best, candidate))
          continue;
        candidate.effort = std::abs(candidate.flips_at - flip.now) / size;
        if (!found || candidate.effort < flip.effort) flip = candidate;
        found = true;
      }
      number = kept;
      if (!found) continue;
      const std::string name = s.name(set, k);
      flip.address = std::string(kIndexSetNames[e.index_set]) + "." +
                     (name.empty() ? "" : name + ".") + std::string(e.quantity.name);
      flip.meaning = std::string(e.quantity.meaning);
      flip.unit = std::string(e.quantity.unit);
      flips.push_back(std::move(flip));
    }
  }
  std::ranges::sort(flips, {}, [](const FlipPoint& f) { return std::tie(f.effort, f.address); });
  return flips;
}

}  // namespace tumen
