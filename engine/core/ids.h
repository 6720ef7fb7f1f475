/// Strong value ids: an index that cannot be mistaken for one of another kind.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tumen {

/// Position of an entity in its index set, `-1` for "none".
template <class Tag>
struct Id {
  std::int32_t value = -1;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::int32_t>(index)) {}

  constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
  constexpr explicit operator bool() const { return value >= 0; }
  friend constexpr bool operator==(Id, Id) = default;
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// `for (StateId i : all<StateId>(n))` visits 0 .. n-1 in order.
template <class IdType>
class IdRange {
 public:
  struct Iterator {
    std::size_t at;
    IdType operator*() const { return IdType(at); }
    Iterator& operator++() {
      ++at;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return at != other.at; }
  };
  explicit IdRange(std::size_t count) : count_(count) {}
  Iterator begin() const { return {0}; }
  Iterator end() const { return {count_}; }
  std::size_t size() const { return count_; }

 private:
  std::size_t count_;
};

template <class IdType>
IdRange<IdType> all(std::size_t count) {
  return IdRange<IdType>(count);
}

}  // namespace tumen
