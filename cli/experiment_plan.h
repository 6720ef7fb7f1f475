/// An experiment made ready to run: models, design, plan, and what its store says of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/experiment/store.h"
#include "analysis/experiment/task.h"
#include "cli/session.h"
#include "model/reference_model.h"
#include "scenario/experiment.h"

namespace tumen {

class PreparedExperiment {
 public:
  explicit PreparedExperiment(Experiment experiment);
  PreparedExperiment(const PreparedExperiment&) = delete;
  PreparedExperiment& operator=(const PreparedExperiment&) = delete;

  const ExperimentInfo& info() const { return info_; }
  const SweepPlan& plan() const { return plan_; }
  const StoreDescription& description() const { return description_; }
  /// Values of the factors at a point.
  std::span<const double> point(std::uint64_t point) const;
  /// Runners of the arms; the experiment must outlive them.
  MakeArmRunner make_runner() const;
  /// "2012Q1" for tick 0.
  std::string date(int tick) const { return models_.front()->setup().calendar.date(tick); }

 private:
  friend class ReferenceArm;
  ExperimentInfo info_;
  std::vector<std::vector<std::vector<std::size_t>>> positions_;
  std::shared_ptr<const std::vector<double>> design_;
  std::vector<std::unique_ptr<ReferenceModel>> models_;  ///< per arm
  SweepPlan plan_;
  StoreDescription description_;
};

/// Loads and prepares it. Errors are printed one a line, and nothing is returned.
std::unique_ptr<PreparedExperiment> prepare_experiment(Session& session, const std::string& path,
                                                       const Resolve& resolve);

/// Values of every factor at every point, row-major: a pure function of the experiment.
std::vector<double> make_design(const ExperimentInfo& info);

}  // namespace tumen
