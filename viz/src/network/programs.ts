import { EdgeRectangleProgram, NodeCircleProgram } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { NodeShape } from '../../../src/view/scene.ts';

/** Numbers that the shaders know; a link that is NONE is not drawn and cannot be picked. */
export const PATTERN = { none: -1, solid: 0, dashed: 1, dotted: 2 } as const;
/** A node that is not drawn and cannot be picked. */
export const NO_SHAPE = -1;
export const SHAPE: Readonly<Record<NodeShape, number>> = {
  person: 0,
  organization: 1,
  gathering: 2,
  group: 3,
  meeting: 4,
  plan: 5,
  cross: 6,
};

export interface LinkDisplay extends EdgeDisplayData {
  pattern: number;
}

export interface NodeDisplay extends NodeDisplayData {
  shape: number;
  outline: string;
}

/** Puts text into a shader of sigma's, and fails where a new version of it has no such place. */
function put(shader: string, before: string, text: string): string {
  if (!shader.includes(before)) throw new Error(`sigma's shader has changed: ${before}`);
  return shader.replace(before, `${text}${before}`);
}

const FLOAT = 5126;
const UNSIGNED_BYTE = 5121;

/**
 * Rectangles that may be dashed (8-5 pixels) or dotted (2-4 pixels). A graph unit is `u_correctionRatio * 2` pixels wide
 * on screen, which makes the pattern the same at every zoom.
 */
export class StatusLinkProgram extends EdgeRectangleProgram {
  override getDefinition(): ReturnType<EdgeRectangleProgram['getDefinition']> {
    const sigma = super.getDefinition();
    const varying = 'varying float v_pattern;\nvarying float v_along;\n';
    const vertex = put(sigma.VERTEX_SHADER_SOURCE, 'void main()', `attribute float a_pattern;\n${varying}`);
    const along = 'v_along = distance(a_positionStart, a_positionEnd) * a_positionCoef / u_correctionRatio / 2.0;\n  ';
    const gaps = `if ((v_pattern == 1.0 && mod(v_along, 13.0) > 8.0) || (v_pattern == 2.0 && mod(v_along, 6.0) > 2.0))
    discard;\n  `;
    return {
      ...sigma,
      VERTEX_SHADER_SOURCE: put(vertex, 'v_normal = unitNormal;', `v_pattern = a_pattern;\n  ${along}`),
      FRAGMENT_SHADER_SOURCE: put(
        put(sigma.FRAGMENT_SHADER_SOURCE, 'const vec4 transparent', varying).replace('mediump', 'highp'),
        'float dist =',
        gaps,
      ),
      ATTRIBUTES: [...sigma.ATTRIBUTES, { name: 'a_pattern', size: 1, type: FLOAT }],
    };
  }

  override processVisibleItem(
    index: number,
    start: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: LinkDisplay,
  ): void {
    if (data.pattern === PATTERN.none) {
      this.array.fill(0, start, start + this.STRIDE);
      return;
    }
    super.processVisibleItem(index, start, source, target, data);
    this.array[start + this.STRIDE - 1] = data.pattern;
  }
}

/** Circles, hexagons, squares, rings, diamonds and crosses with an outline. */
export class ShapeNodeProgram extends NodeCircleProgram {
  override getDefinition(): ReturnType<NodeCircleProgram['getDefinition']> {
    const sigma = super.getDefinition();
    const varying = 'varying float v_shape;\nvarying vec4 v_outline;\n';
    const vertex = put(
      sigma.VERTEX_SHADER_SOURCE,
      'void main()',
      `attribute float a_shape;\nattribute vec4 a_outline;\n${varying}`,
    );
    return {
      ...sigma,
      VERTEX_SHADER_SOURCE: put(
        vertex,
        'v_radius = size / 2.0;',
        'v_shape = a_shape;\n  v_outline = a_outline;\n  v_outline.a *= bias;\n  ',
      ),
      FRAGMENT_SHADER_SOURCE: SHAPE_FRAGMENT,
      ATTRIBUTES: [
        ...sigma.ATTRIBUTES,
        { name: 'a_shape', size: 1, type: FLOAT },
        { name: 'a_outline', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  override processVisibleItem(index: number, start: number, data: NodeDisplay): void {
    // Of no size sigma would still draw a dot, which a click could hit.
    if (data.shape === NO_SHAPE) {
      this.array.fill(0, start, start + this.STRIDE);
      return;
    }
    super.processVisibleItem(index, start, data);
    this.array[start + this.STRIDE - 2] = data.shape;
    this.array[start + this.STRIDE - 1] = floatColor(data.outline);
  }
}

/**
 * The distance to the middle is measured as each shape needs it; the outer sixth is outline. A group has a ring within,
 * a plan is hollow, a cross is two bars at 45 degrees.
 */
const SHAPE_FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
varying float v_shape;
varying vec4 v_outline;
uniform float u_correctionRatio;

float within(vec2 at) {
  if (v_shape == 6.0) {
    vec2 turned = abs(vec2(at.x + at.y, at.x - at.y)) * 0.7071;
    return min(v_radius * 0.3 - min(turned.x, turned.y), v_radius - max(turned.x, turned.y));
  }
  if (v_shape >= 4.0) return (v_radius - abs(at.x) - abs(at.y)) * 0.7071;
  if (v_shape == 2.0) return v_radius - max(abs(at.x), abs(at.y)) * 1.3;
  if (v_shape == 1.0) return v_radius - max(abs(at.x), abs(at.x) * 0.5 + abs(at.y) * 0.866) * 1.12;
  return v_radius - length(at);
}

void main(void) {
  float soft = u_correctionRatio * 2.0;
  float inside = within(v_diffVector);
  #ifdef PICKING_MODE
  gl_FragColor = inside < 0.0 ? vec4(0.0) : v_color;
  #else
  float rim = max(soft * 1.6, v_radius * 0.16);
  vec4 fill = mix(v_outline, v_color, smoothstep(rim - soft, rim, inside));
  if (v_shape == 3.0) {
    float ring = abs(inside - v_radius * 0.42) - v_radius * 0.08;
    fill = mix(v_outline, fill, smoothstep(-soft, soft, ring));
  }
  if (v_shape == 5.0) fill = mix(v_color, vec4(0.0), smoothstep(rim, rim + soft, inside));
  gl_FragColor = mix(vec4(0.0), fill, smoothstep(-soft * 0.5, soft * 0.5, inside));
  #endif
}
`;
