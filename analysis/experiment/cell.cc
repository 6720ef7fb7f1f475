#include "analysis/experiment/cell.h"

#include <type_traits>

namespace tumen {
namespace {

template <class T>
void merge_all(std::vector<T>& into, const std::vector<T>& from) {
  for (std::size_t k = 0; k < into.size(); ++k) into[k].merge(from[k]);
}

template <class T>
void write_all(ByteWriter& out, const std::vector<T>& all) {
  out.varint(all.size());
  for (const T& each : all) each.write(out);
}

template <class T>
std::vector<T> read_all(ByteReader& in) {
  std::vector<T> all(in.count());
  for (T& each : all) each = T::read(in);
  return all;
}

}  // namespace

void CellStatistics::merge(const CellStatistics& other) {
  runs += other.runs;
  failures += other.failures;
  hash += other.hash;
  merge_all(moments, other.moments);
  merge_all(sketch, other.sketch);
  merge_all(paired, other.paired);
}

void CellStatistics::write(ByteWriter& out) const {
  out.varint(runs);
  out.varint(failures);
  out.u64(hash);
  write_all(out, moments);
  write_all(out, sketch);
  write_all(out, paired);
}

CellStatistics CellStatistics::read(ByteReader& in) {
  CellStatistics cell;
  cell.runs = in.varint();
  cell.failures = in.varint();
  cell.hash = in.u64();
  cell.moments = read_all<ExactMoments>(in);
  cell.sketch = read_all<QuantileSketch>(in);
  cell.paired = read_all<PairedMoments>(in);
  const bool sound = cell.sketch.size() == cell.moments.size() &&
                     (cell.paired.empty() || cell.paired.size() == cell.moments.size()) &&
                     cell.failures <= cell.runs;
  if (!sound) in.fail();
  return cell;
}

}  // namespace tumen
