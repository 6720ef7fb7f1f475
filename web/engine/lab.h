/// The engine as a page asks it: a request as JSON in, an answer as JSON and numbers out. The page
/// holds one Lab per worker; the tests hold one natively. No request, however malformed, ends the
/// program.
///
/// Requests are objects with "do" and what belongs to it (web/src/engine/types.ts has the shapes):
///
///   file      path, text                       gives a scenario file; {}
///   load      slot, choice                     a world into slot 0 .. 3; {"loaded": true}
///   describe  slot                             everything that can be moved in it
///   run       slot, first, count, metrics      `count` runs; numbers: metrics x ticks x runs
///   forget    key                              drops what was gathered under a name
///   gather    key, metrics, ticks, block       adds a block, as `run` answered it, with its
///   numbers judge     key                              statistics; numbers: kinds x metrics x
///   ticks compare   baseline, now                    paired statistics of two gatherings part
///   baseline, now, first, count      where histories of two slots part history   slot, run one
///   run, told card      slot, run, tick, position        why a decision of it was taken; null:
///   none was toml      choice                           the world as one scenario file
///
/// An answer has "error", a text, where a request could not be understood, and "problems", located
/// complaints, where a scenario did not load.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/reference_model.h"
#include "scenario/scenario.h"
#include "web/engine/gathering.h"

namespace tumen::lab {

using Json = nlohmann::ordered_json;

/// A loaded world.
struct LoadedWorld {
  ScenarioInfo info;
  std::unique_ptr<ReferenceModel> model;
  std::unique_ptr<ReferenceWorld> world;  ///< to run batches in; made when first needed
  std::uint64_t seed = 1;

  const Setup& setup() const { return model->setup(); }
};

struct Answer {
  Json json = Json::object();
  std::vector<double> numbers;  ///< row-major as the request says
};

inline constexpr std::size_t kSlots = 4;
/// Most runs of one request, which nothing can interrupt.
inline constexpr std::uint64_t kMostRunsAtOnce = 4096;

class Lab {
 public:
  /// `numbers` go with the request "gather". Numbers of the answer stay until the next call.
  Answer call(std::string_view request, std::span<const double> numbers = {});

 private:
  Answer answer(const Json& request, std::span<const double> numbers);
  Answer load(const Json& request);
  Answer run(const Json& request);
  Answer gather(const Json& request, std::span<const double> numbers);
  Answer judge(const Json& request);
  Answer compare(const Json& request);
  Answer part(const Json& request);
  Answer history(const Json& request);
  Answer card(const Json& request);
  Answer toml(const Json& request);

  /// The world of the slot that `key` names, or null.
  LoadedWorld* world(const Json& request, std::string_view key = "slot");
  const Gathering* gathering(const Json& request, std::string_view key);
  Resolve files() const;

  std::map<std::string, std::string> files_;
  std::array<std::optional<LoadedWorld>, kSlots> slots_;
  std::map<std::string, Gathering> gatherings_;
};

/// What a request says of a world as the loader's options. Text that is none is left out.
LoadOptions options_of(const Json& choice);
/// Complaints as the page shows them.
Json problems_json(const Diagnostics& errors);
/// Everything that can be moved and looked at in a world.
Json describe(const LoadedWorld& world);

}  // namespace tumen::lab
