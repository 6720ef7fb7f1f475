#include "cli/netcdf_writer.h"

#include <fmt/core.h>
#include <netcdf.h>

#include <algorithm>
#include <limits>

#include "cli/session.h"

namespace tumen {
namespace {

nc_type type_of(NetcdfKind kind) {
  switch (kind) {
    case NetcdfKind::whole:
      return NC_INT64;
    case NetcdfKind::word:
      return NC_UINT64;
    case NetcdfKind::text:
      return NC_STRING;
    case NetcdfKind::real:
      break;
  }
  return NC_DOUBLE;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

NetcdfWriter::NetcdfWriter(const std::string& path) : path_(path) {
  check(nc_create(path.c_str(), NC_NETCDF4 | NC_CLOBBER, &file_));
  open_ = true;
  // Every value is written once, by whole blocks.
  check(nc_set_fill(file_, NC_FILL, nullptr));
}

NetcdfWriter::~NetcdfWriter() {
  if (open_) nc_close(file_);
}

void NetcdfWriter::check(int code) const {
  if (code == NC_NOERR) return;
  // The library tells of a full disk as of any other failure of its lower layer.
  const bool lower = code == NC_EHDFERR;
  throw WorkError(fmt::format("{} could not be written: {}", path_,
                              lower ? "is the disk full?" : nc_strerror(code)));
}

int NetcdfWriter::dimension(const std::string& name, std::size_t size) {
  int id = -1;
  check(nc_def_dim(file_, name.c_str(), size, &id));
  return id;
}

int NetcdfWriter::coordinate(const std::string& name, NetcdfKind kind,
                             const std::vector<int>& dimensions) {
  int id = -1;
  check(nc_def_var(file_, name.c_str(), type_of(kind), static_cast<int>(dimensions.size()),
                   dimensions.data(), &id));
  return id;
}

int NetcdfWriter::variable(const std::string& name, NetcdfKind kind,
                           const std::vector<int>& dimensions,
                           const std::vector<std::size_t>& chunk) {
  const int id = coordinate(name, kind, dimensions);
  check(nc_def_var_chunking(file_, id, NC_CHUNKED, chunk.data()));
  check(nc_def_var_deflate(file_, id, 1, 1, 1));
  std::size_t bytes = 8;
  for (const std::size_t n : chunk) bytes *= n;
  // Room for one chunk: the library's own choice is many megabytes for every variable.
  check(nc_set_var_chunk_cache(file_, id, bytes, 3, 1));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const long long missing = -1;
  if (kind == NetcdfKind::real) check(nc_def_var_fill(file_, id, NC_FILL, &nan));
  if (kind == NetcdfKind::whole) check(nc_def_var_fill(file_, id, NC_FILL, &missing));
  return id;
}

void NetcdfWriter::attribute(int variable, const std::string& name, std::string_view text) {
  check(nc_put_att_text(file_, variable == kWholeFile ? NC_GLOBAL : variable, name.c_str(),
                        text.size(), text.data()));
}

void NetcdfWriter::attribute(int variable, const std::string& name, double value) {
  check(nc_put_att_double(file_, variable == kWholeFile ? NC_GLOBAL : variable, name.c_str(),
                          NC_DOUBLE, 1, &value));
}

void NetcdfWriter::end_definitions() { check(nc_enddef(file_)); }

void NetcdfWriter::write(int variable, const Shape& start, const Shape& count,
                         std::span<const double> values) {
  check(nc_put_vara_double(file_, variable, start.data(), count.data(), values.data()));
}

void NetcdfWriter::write(int variable, const Shape& start, const Shape& count,
                         std::span<const std::uint64_t> values) {
  static_assert(sizeof(unsigned long long) == sizeof(std::uint64_t));
  const std::vector<unsigned long long> words(values.begin(), values.end());
  check(nc_put_vara_ulonglong(file_, variable, start.data(), count.data(), words.data()));
}

void NetcdfWriter::write(int variable, const std::vector<std::string>& texts) {
  std::vector<const char*> pointers;
  for (const std::string& t : texts) pointers.push_back(t.c_str());
  check(nc_put_var_string(file_, variable, pointers.data()));
}

void NetcdfWriter::close() {
  open_ = false;
  check(nc_close(file_));
}

std::string NetcdfNames::take(std::string_view wanted) {
  std::string name;
  for (const char c : wanted) {
    if (is_letter(c) || is_digit(c)) {
      name += c;
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty() || !is_letter(name.front())) name = "x" + name;
  std::string unlike = name;
  for (int k = 2; !taken_.insert(unlike).second; ++k) unlike = fmt::format("{}_{}", name, k);
  return unlike;
}

}  // namespace tumen
