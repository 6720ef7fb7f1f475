#include "scenario/experiment_design.h"

#include <algorithm>

namespace tumen {
namespace {

constexpr std::uint64_t kMostHypercube = 1'048'576;
constexpr std::uint64_t kMostOptimised = 4096;  ///< time and memory go with the square

}  // namespace

std::string_view design_name(DesignKind kind) {
  switch (kind) {
    case DesignKind::list:
      return "list";
    case DesignKind::grid:
      return "grid";
    case DesignKind::latin_hypercube:
      return "latin-hypercube";
    case DesignKind::sobol:
      return "sobol";
    case DesignKind::morris:
      break;
  }
  return "morris";
}

DesignInfo read_design(const ExperimentText& in) {
  DesignInfo d;
  const std::string kind = in.text("design", "kind", "grid");
  for (const DesignKind k : {DesignKind::list, DesignKind::grid, DesignKind::latin_hypercube,
                             DesignKind::sobol, DesignKind::morris}) {
    if (design_name(k) == kind) d.kind = k;
  }
  const bool sampled = d.kind == DesignKind::latin_hypercube || d.kind == DesignKind::sobol;
  const bool morris = d.kind == DesignKind::morris;
  struct Belongs {
    std::string key;
    bool fits;
  };
  const Belongs keys[] = {{"points", sampled},
                          {"seed", sampled || morris},
                          {"scramble", d.kind == DesignKind::sobol},
                          {"optimise", d.kind == DesignKind::latin_hypercube},
                          {"trajectories", morris},
                          {"levels", morris}};
  for (const Belongs& k : keys) {
    if (!k.fits && in.read("design", k.key)) {
      in.error("design", k.key, "has no meaning for a " + kind + " design");
    }
  }
  d.points = in.count("design", "points", 0);
  if (d.kind == DesignKind::latin_hypercube && d.points > kMostHypercube) {
    in.error("design", "points",
             "must be at most " + std::to_string(kMostHypercube) + " for a " + kind + ", got " +
                 std::to_string(d.points));
  }
  if (d.points > kMostOptimised && in.count("design", "optimise", 0) > 0) {
    in.error("design", "optimise",
             "takes at most " + std::to_string(kMostOptimised) + " points, got " +
                 std::to_string(d.points));
  }
  if (sampled && d.points == 0) in.error("design", "points", "is needed for a " + kind + " design");
  d.seed = in.count("design", "seed", 1);
  const Value* scramble = in.read("design", "scramble");
  d.scramble = !scramble || scramble->number != 0;
  d.optimise = in.count("design", "optimise", 0);
  d.trajectories = in.count("design", "trajectories", 10);
  d.levels = in.count("design", "levels", 4);
  if (morris && d.levels % 2 != 0) in.error("design", "levels", "must be an even number");
  return d;
}

void count_points(const ExperimentText& in, ExperimentInfo& info) {
  DesignInfo& d = info.design;
  switch (d.kind) {
    case DesignKind::list:
      d.points = info.factors.empty() ? 1 : info.factors.front().values.size();
      for (const FactorInfo& f : info.factors) {
        if (f.values.size() == d.points) continue;
        in.report().error(in.tree.get("factor")->find(f.name)->place, "factor." + f.name,
                          "factor." + f.name + " has " + std::to_string(f.values.size()) +
                              " values and \"" + info.factors.front().name + "\" has " +
                              std::to_string(d.points) +
                              "; a list takes the k-th of each together");
      }
      break;
    case DesignKind::grid:
      d.points = 1;
      for (const FactorInfo& f : info.factors) {
        d.points = std::min(d.points * f.values.size(), kMostPoints + 1);
      }
      break;
    case DesignKind::morris:
      d.points = d.trajectories * (info.factors.size() + 1);
      break;
    case DesignKind::latin_hypercube:
    case DesignKind::sobol:
      break;
  }
  constexpr std::uint64_t kMostValues = 200'000'000;
  if (d.points > kMostPoints || d.points * info.factors.size() > kMostValues) {
    in.error("design", "",
             "gives more points than are possible: at most " + std::to_string(kMostPoints) +
                 ", and at most " + std::to_string(kMostValues) + " values of factors");
  }
}

}  // namespace tumen
