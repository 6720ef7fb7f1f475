/// Tests of claims, as a claims file says them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scenario/claims.h"
#include "scenario/report.h"
#include "scenario/value.h"

namespace tumen {

/// The position of the arm of a name; nothing, once it has been complained of at the place under
/// the path, where there is none.
using ArmOf = std::function<std::optional<std::size_t>(const std::string& name, Place place,
                                                       const std::string& path)>;

/// What tests are held against.
struct TestWorld {
  Calendar calendar;
  std::vector<std::string> metrics;  ///< aliases among them
};

/// The test `m` of `claim`, its expressions held against the metrics of the world. Nothing when
/// it is not sound; everything wrong is reported.
std::optional<ClaimTest> read_test(const Member& m, const Claim& claim, const TestWorld& world,
                                   const ArmOf& arm_of, Report& report);

}  // namespace tumen
