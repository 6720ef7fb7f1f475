#include "model/provocation.h"

#include "core/hash.h"
#include "core/math.h"
#include "model/docket_project.h"

namespace tumen {
namespace {

/// Share of the projects through the state that it has joined; those cancelled count as not joined.
Real engagement(const World& w, StateId k) {
  Real joined = 0.0;
  double projects = 0.0;
  for (ProjectId p : w.structure.every_project()) {
    if (w.structure[p].through != k) continue;
    joined += select(at_stage(w, p, Stage::cancelled), 0.0, w.trilateral.joined[p]);
    projects += 1.0;
  }
  return projects > 0.0 ? joined / projects : Real(0.0);
}

}  // namespace

Real provocation_hazard(const World& w, StateId k) {
  return w.trilateral.provocation_rate[k] *
         (1.0 - w.trilateral.appeasement * w.trilateral.engagement[k]);
}

void start_engagement(World& w) {
  for (StateId k : w.structure.every_state()) w.trilateral.engagement[k] = engagement(w, k);
}

void update_provocations(const Context& c, World& w, const Batch& batch, const Events& events) {
  for (StateId k : w.structure.every_state()) {
    const Mask provoked = w.trilateral.prov[k] >= 0.5;
    const Mask watched = (w.trilateral.provocation_rate[k] > 0.0) | provoked;
    if (!any(watched)) continue;
    assign(watched, w.trilateral.engagement[k], engagement(w, k));
    const std::uint64_t stream = stream_id(w.structure[k].key, hash_text("provocation"));
    const Real draw = uniform(batch.keys, stream, static_cast<std::uint32_t>(events.tick()), 0);
    const Real starting = 1.0 - exp(-(provocation_hazard(w, k) * c.years));
    const Real ending = 1.0 - exp(-(c.years / w.trilateral.provocation_years));
    const Mask starts = (!provoked) & (draw < starting), ends = provoked & (draw < ending);
    assign(starts, w.trilateral.prov[k], 1.0);
    assign(ends, w.trilateral.prov[k], 0.0);
    const std::string& name = w.structure[k].id;
    events.note("provocation", name, "", starts, 0.0, "", true);
    events.note("provocation over", name, "", ends, 0.0, "", true);
  }
}

}  // namespace tumen
