create schema map;
comment on schema map is 'Boundaries a district has imported. Where there is none, areas are drawn schematically and nothing is stored.';

create table map.boundary (
  district_no integer not null,
  unit_no integer not null,
  level text not null,
  geometry jsonb not null,
  owner text not null,
  source text not null,
  approval_no text not null,
  crs text not null,
  published_on date not null,
  imported_by uuid,
  imported_at timestamptz not null,
  primary key (district_no, unit_no),
  constraint boundary_level_known check (level in ('district', 'street', 'community')),
  constraint boundary_crs_known check (crs in ('CGCS2000', 'WGS84', 'GCJ02', 'BD09')),
  constraint boundary_geometry_is_area check (geometry ->> 'type' in ('Polygon', 'MultiPolygon')),
  constraint boundary_says_where_from check (owner <> '' and source <> '' and approval_no <> '')
);
comment on table map.boundary is 'Boundary of a district, street or community as an authority published it. Public geography: no row belongs to a person.';
comment on column map.boundary.district_no is 'Number of the district the boundary was imported for.';
comment on column map.boundary.unit_no is 'Number of the area it bounds; a later import of the same area replaces it.';
comment on column map.boundary.level is 'district, street or community.';
comment on column map.boundary.geometry is 'GeoJSON Polygon or MultiPolygon in WGS-84 degrees, six decimals.';
comment on column map.boundary.owner is 'Whose data it is; printed with every map.';
comment on column map.boundary.source is 'Where it was published; printed with every map.';
comment on column map.boundary.approval_no is 'Map approval number (审图号); printed with every map.';
comment on column map.boundary.crs is 'Coordinate system of the file; GCJ02 and BD09 were converted on import.';
comment on column map.boundary.published_on is 'Day of publication.';
comment on column map.boundary.imported_by is 'Account that imported it; null for the command line.';
comment on column map.boundary.imported_at is 'Instant of the import.';
