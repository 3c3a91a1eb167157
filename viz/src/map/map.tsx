import { useSignal } from '@preact/signals';
import { land, scale as landScale } from 'virtual:land';
import { partWords, sum } from '../../../src/view/counts.ts';
import { equalEarth, HEIGHT, WIDTH } from '../../../src/view/equal-earth.ts';
import { countPlaces, type MapPlace } from '../../../src/view/places.ts';
import { plural } from '../common/words.ts';
import type { Model } from '../model/model.ts';

const LARGEST = 15;
/** Room of a name, in pixels. */
const NAME_HEIGHT = 14;
const LETTER = 6.4;

interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const WORLD: Camera = { x: WIDTH / 2, y: HEIGHT / 2, scale: 1 };

/** Where the meetings were: places on a bundled outline of land. No tiles, so that nobody learns where one looks. */
export function MapView({ model }: { model: Model }): preact.JSX.Element {
  const { located, unlocated, nowhere } = countPlaces(model.index.value, model.settled.value.tally);
  const camera = useSignal<Camera>(frame(located));
  const { x, y, scale } = camera.value;
  const zoom = (by: number): void => {
    camera.value = { x, y, scale: Math.max(1, Math.min(40, scale * by)) };
  };
  const [width, height] = [WIDTH / scale, HEIGHT / scale];
  const named = namesThatFit(located, scale);
  return (
    <section class="map-view" aria-label="Map of meetings">
      <svg
        class="map"
        viewBox={`${x - width / 2} ${y - height / 2} ${width} ${height}`}
        onPointerMove={(event) => {
          if (event.buttons !== 1) return;
          const unit = width / event.currentTarget.clientWidth;
          camera.value = { x: x - event.movementX * unit, y: y - event.movementY * unit, scale };
        }}
        onWheel={(event) => {
          event.preventDefault();
          zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
        }}
      >
        <path class="land" d={land} transform={`scale(${landScale})`} />
        {[...located].reverse().map((spot) => (
          <Spot key={spot.place.id} model={model} spot={spot} scale={scale} named={named.has(spot.place.id)} />
        ))}
      </svg>
      <div class="zoom">
        <button type="button" aria-label="Zoom in" onClick={() => zoom(1.6)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => zoom(1 / 1.6)}>
          −
        </button>
        <button type="button" aria-label="Show all places" onClick={() => (camera.value = frame(located))}>
          ⤢
        </button>
      </div>
      <Tray model={model} unlocated={unlocated} nowhere={nowhere} />
    </section>
  );
}

/** A disc as large as the place is busy, a ring where only the country is known; a click narrows to it. */
function Spot(props: { model: Model; spot: MapPlace; scale: number; named: boolean }): preact.JSX.Element | null {
  const { model, scale, named } = props;
  const { place, counts, coarse } = props.spot;
  const { places } = model.state;
  if (place.latitude === null || place.longitude === null) return null;
  const { x, y } = equalEarth(place.longitude, place.latitude);
  const radius = radiusOf(counts) / scale;
  const chosen = places.includes(place.id);
  const words = `${place.name} ${sum(counts)}: ${partWords(counts)}${coarse ? ', no finer place known' : ''}`;
  const toggle = (): void =>
    model.change({ places: chosen ? places.filter((id) => id !== place.id) : [...places, place.id] });
  return (
    <g
      class={`spot ${coarse ? 'coarse' : ''} ${chosen ? 'chosen' : ''} ${counts.held > 0 ? 'held' : 'planned'}`}
      role="button"
      tabindex={0}
      aria-pressed={chosen}
      aria-label={words}
      onClick={toggle}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        toggle();
      }}
    >
      <title>{words}</title>
      <circle cx={x} cy={y} r={radius} stroke-width={(coarse ? 2 : 1) / scale} />
      {named && (
        <text x={x + radius + 2 / scale} y={y + 3.5 / scale} font-size={13 / scale} stroke-width={3 / scale}>
          {place.name} {sum(counts)}
        </text>
      )}
    </g>
  );
}

const radiusOf = (counts: MapPlace['counts']): number => Math.min(LARGEST, 3 + 1.6 * Math.sqrt(sum(counts)));

/** Names of places that can stand beside their discs without covering another name, the busiest first. */
function namesThatFit(located: readonly MapPlace[], scale: number): Set<string> {
  const taken: (readonly [left: number, top: number, right: number, bottom: number])[] = [];
  const fits = located.filter(({ place, counts }) => {
    if (place.latitude === null || place.longitude === null) return false;
    const { x, y } = equalEarth(place.longitude, place.latitude);
    const left = x + radiusOf(counts) / scale;
    const box = [
      left,
      y - NAME_HEIGHT / 2 / scale,
      left + (place.name.length + 4) * (LETTER / scale),
      y + NAME_HEIGHT / 2 / scale,
    ] as const;
    const free = taken.every(
      (other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1],
    );
    if (free) taken.push(box);
    return free;
  });
  return new Set(fits.map(({ place }) => place.id));
}

/** All located places, with some room around them. */
function frame(located: readonly MapPlace[]): Camera {
  const spots = located.flatMap(({ place: { longitude, latitude } }) =>
    longitude === null || latitude === null ? [] : [equalEarth(longitude, latitude)],
  );
  if (spots.length === 0) return WORLD;
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(WIDTH / (right - left + 120), HEIGHT / (bottom - top + 90));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(1, Math.min(8, scale)) };
}

/** What has no place on the map, so that nothing is lost. */
function Tray(props: { model: Model; unlocated: readonly MapPlace[]; nowhere: number }): preact.JSX.Element | null {
  const { model, unlocated, nowhere } = props;
  if (unlocated.length === 0 && nowhere === 0) return null;
  return (
    <div class="tray">
      {nowhere > 0 && <span>{plural(nowhere, 'meeting')} without a place. </span>}
      {unlocated.length > 0 && <span>Not on the map: </span>}
      {unlocated.slice(0, 12).map(({ place, counts }) => (
        <button key={place.id} type="button" class="chip clear" onClick={() => model.change({ places: [place.id] })}>
          <bdi>{place.name}</bdi> {sum(counts)}
        </button>
      ))}
      {unlocated.length > 12 && <span>and {unlocated.length - 12} more</span>}
    </div>
  );
}
