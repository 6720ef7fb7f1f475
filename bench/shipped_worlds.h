/// The worlds that are shipped in scenarios/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/reference_model.h"

namespace tumen::bench {

/// Their names, sorted.
std::vector<std::string> shipped_worlds();

/// The setup of one; nothing where it does not load.
std::optional<Setup> load_world(const std::string& name);

/// A world in the middle of its history, to be looked into and put back.
struct MidHistory {
  ReferenceModel model;
  std::unique_ptr<ReferenceWorld> world;
  Batch batch;
  int tick;  ///< the next to step

  explicit MidHistory(Setup setup);
  /// Back to the beginning of `tick`.
  void restore() { world->copy_from(*saved_); }

 private:
  std::unique_ptr<ReferenceWorld> saved_;
};

}  // namespace tumen::bench
