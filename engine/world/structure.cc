#include "world/structure.h"

#include <algorithm>

namespace tumen {

bool Institution::concerns(StateId i) const {
  return i == leader || std::ranges::find(members, i) != members.end() ||
         std::ranges::find(open_to, i) != open_to.end();
}

bool Structure::has_graded_institutions() const {
  return std::ranges::any_of(institutions, [](const Institution& o) { return o.graded(); });
}

std::size_t Structure::size(IndexSet set) const {
  switch (set) {
    case IndexSet::global:
      return 1;
    case IndexSet::state:
      return states.size();
    case IndexSet::dyad:
      return states.size() * states.size();
    case IndexSet::region:
      return regions.size();
    case IndexSet::holding:
      return regions.size() * states.size();
    case IndexSet::node:
      return nodes.size();
    case IndexSet::link:
      return links.size();
    case IndexSet::cargo:
      return cargos.size();
    case IndexSet::route:
      return routes.size();
    case IndexSet::project:
      return projects.size();
    case IndexSet::institution:
      return institutions.size();
    case IndexSet::membership:
      return institutions.size() * states.size();
    case IndexSet::edit:
    case IndexSet::memory:
    case IndexSet::count:
      break;
  }
  return 0;
}

std::string Structure::name(IndexSet set, std::size_t index) const {
  const std::size_t n = states.size();
  switch (set) {
    case IndexSet::state:
      return states[index].id;
    case IndexSet::dyad:
      return states[index / n].id + "." + states[index % n].id;
    case IndexSet::region:
      return regions[index].id;
    case IndexSet::holding:
      return regions[index / n].id + "." + states[index % n].id;
    case IndexSet::node:
      return nodes[index].id;
    case IndexSet::link:
      return links[index].id;
    case IndexSet::cargo:
      return cargos[index].id;
    case IndexSet::route:
      return cargos[routes[index].cargo.index()].id + "." + std::to_string(index);
    case IndexSet::project:
      return projects[index].id;
    case IndexSet::institution:
      return institutions[index].id;
    case IndexSet::membership:
      return institutions[index / n].id + "." + states[index % n].id;
    case IndexSet::edit:
    case IndexSet::memory:
      return std::to_string(index);
    case IndexSet::global:
    case IndexSet::count:
      break;
  }
  return "";
}

}  // namespace tumen
