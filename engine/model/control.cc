#include "model/control.h"

#include "core/hash.h"
#include "core/math.h"
#include "model/docket_project.h"

namespace tumen {

Real control_hazard(const World& w, ProjectId p) {
  const Mask running = at_stage(w, p, Stage::operating) & (w.project.lease_left[p] > 0.0);
  const Real control =
      w.par.om0 + w.par.omE * w.project.equity[p] + w.par.omM * w.project.management[p];
  const Real length = 1.0 - exp(-(w.project.years[p] / w.par.tau_s));
  return select(running, w.development_par.erosion * control * length, 0.0);
}

void erode_control(const Context& c, const Batch& batch, World& w, const Events& events) {
  for (ProjectId p : w.structure.every_project()) {
    if (!any(at_stage(w, p, Stage::operating))) continue;
    const Real hazard = control_hazard(w, p);
    if (!any(hazard > 0.0)) continue;
    const std::uint64_t stream = stream_id(w.structure[p].key, hash_text("control"));
    const Real draw = uniform(batch.keys, stream, static_cast<std::uint32_t>(events.tick()), 0);
    const Mask lost = draw < 1.0 - exp(-(hazard * c.years));
    w.control.control_events[p] += indicator(lost);
    assign(lost, w.control.eroded[p],
           min(w.control.eroded[p] + w.development_par.erosion_loss, 1.0));
    events.note("control lost", w.structure[p].id, w.structure[w.structure[p].partner].id, lost,
                w.development_par.erosion_loss, "share of the margin");
  }
}

}  // namespace tumen
