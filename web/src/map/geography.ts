// Land and borders, from what the build put into the page. Borders are those of the atlas.
import { feature } from 'topojson-client';
import geography from 'virtual:geography';

const { topology } = geography;

export const land = feature(topology, topology.objects.land);
export const borders = feature(topology, topology.objects.borders);
