import type { SceneNode } from '../../src/view/scene.ts';
import type { StatusGroup } from '../../src/view/status.ts';

/** The colours of styles/theme.css, for what is drawn on a canvas. */
export interface Palette {
  readonly nodes: Readonly<Record<SceneNode['shape'], string>>;
  readonly links: Readonly<Record<StatusGroup, string>>;
  /** Links of a gathering: many, so they are quiet. */
  readonly crowd: string;
  readonly outline: string;
  readonly accent: string;
  readonly faint: string;
  readonly faintLink: string;
  readonly text: string;
  readonly ground: string;
  readonly font: string;
}

/** Reads them as they are in the theme of now. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  // light-dark() in a custom property is resolved only where it is used, so it is used once, on a probe.
  const probe = document.createElement('span');
  document.body.append(probe);
  const color = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    nodes: { person: color('person'), organization: color('organization'), gathering: color('gathering') },
    links: { held: color('held'), planned: color('planned'), cancelled: color('cancelled'), denied: color('denied') },
    crowd: color('crowd'),
    outline: color('outline'),
    accent: color('accent'),
    faint: dark ? 'rgb(52, 57, 66)' : 'rgb(226, 229, 234)',
    faintLink: dark ? 'rgb(36, 40, 47)' : 'rgb(238, 240, 243)',
    text: color('text'),
    ground: color('ground'),
    font: style.fontFamily,
  };
  probe.remove();
  return palette;
}
