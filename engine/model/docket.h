/// Dockets: every decision that anybody takes, in one explicit table.
///
/// A docket kind says who decides about what, builds the menu from the world (choice phase) and
/// carries out what was chosen (implementation). Menus are built from the same world before
/// anything is carried out, so the order of agents never matters.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/context.h"
#include "model/menu.h"

namespace tumen {

/// One decision to take: a position in the table of kinds, who takes it, and about what.
struct Docket {
  std::size_t kind = 0;
  StateId agent;
  std::size_t first = 0, second = 0;  ///< what it is about; the kind knows the index sets
  std::string target;                 ///< its name, for people: "CHN", "zarubino", "RFE.CHN"
  std::uint64_t stream = 0;           ///< keys its luck
  int period = 1;                     ///< ticks between occasions; 0: never
  int phase = 0;                      ///< first occasion within a period
};

/// A docket as a kind lists it; `key` is made of the stable keys of what it is about.
struct DocketSeed {
  StateId agent;
  std::size_t first = 0, second = 0;
  std::string target;
  std::uint64_t key = 0;
};

/// What Docket::first and Docket::second number.
enum class About {
  pair,        ///< two states: the agent and another
  project,     ///< a project
  region,      ///< a region
  holding,     ///< a region and an investing state
  membership,  ///< an institution and its leader
};

struct DocketKind {
  std::string_view id;        ///< "stance"
  std::string_view meaning;   ///< one line
  std::string_view equation;  ///< number in docs/model.md
  About about;
  std::span<const std::string_view> options;
  /// Every docket of this kind in a structure.
  std::vector<DocketSeed> (*list)(const Structure&);
  /// Occasions per year, or a negative number for every tick. Depends on parameters alone.
  double (*rate)(const World&);
  /// Builds the menu: options, terms, stake, where it is open.
  void (*evaluate)(const Context&, const World&, const Docket&, Menu&);
  /// Carries out option `chosen` in the lanes where the docket was open.
  void (*apply)(const Context&, World&, const Docket&, Real chosen, Mask open, const Events&);
};

/// The table. To add a kind: one .cc, and two lines in dockets.cc.
std::span<const DocketKind* const> docket_kinds();
/// Position of a kind in the table, or -1.
int find_docket_kind(std::string_view id);
/// All dockets of the setup's structure, in the order of kinds and keys. Of the world only its
/// parameters count.
std::vector<Docket> list_dockets(const Context& c, const World& parameters);

/// Occasions for dockets that come up every tick.
double every_tick(const World&);

// The kinds, one file each.
extern const DocketKind kStanceDocket, kSanctionsDocket, kDeclarationDocket, kProposeDocket,
    kTermsDocket, kAnswerDocket, kFundDocket, kEffortDocket, kLevelDocket, kThirdDocket,
    kSqueezeDocket, kRegimeDocket, kCourtDocket, kProgrammeDocket, kOpennessDocket,
    kRenegotiateDocket, kBoycottDocket, kJoinDocket, kIntegrateDocket, kFtaDocket, kArmsDocket;

}  // namespace tumen
