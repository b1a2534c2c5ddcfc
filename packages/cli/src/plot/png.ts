import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { type Drawing, type DrawnText, type Shape, type Spot } from './drawing.ts';

/** A drawing as a PNG, two pixels for each of its own so that it is sharp in print. The font is brought along: Chinese shows on any machine. */
export function pngOf({ width, height, shapes }: Drawing): Buffer {
  loadFont();
  const canvas = createCanvas(width * DENSITY, height * DENSITY);
  const pen = canvas.getContext('2d');
  pen.scale(DENSITY, DENSITY);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  for (const shape of shapes) paint(pen, shape);
  return canvas.toBuffer('image/png');
}

function paint(pen: SKRSContext2D, shape: Shape): void {
  pen.save();
  if ('opacity' in shape && shape.opacity !== undefined) pen.globalAlpha = shape.opacity;
  switch (shape.kind) {
    case 'rect':
      pen.fillStyle = shape.fill;
      pen.fillRect(shape.box.x, shape.box.y, shape.box.width, shape.box.height);
      break;
    case 'line':
      trace(pen, shape.points);
      pen.lineJoin = 'round';
      pen.setLineDash([...(shape.dash ?? [])]);
      stroke(pen, shape.stroke, shape.width);
      break;
    case 'area':
      trace(pen, shape.points);
      pen.closePath();
      pen.fillStyle = shape.fill;
      pen.fill();
      if (shape.stroke !== undefined) stroke(pen, shape.stroke, 1);
      break;
    case 'disc':
      paintDisc(pen, shape);
      break;
    case 'text':
      write(pen, shape);
      break;
    case 'clip':
      pen.beginPath();
      pen.rect(shape.box.x, shape.box.y, shape.box.width, shape.box.height);
      pen.clip();
      for (const inner of shape.shapes) paint(pen, inner);
      break;
  }
  pen.restore();
}

function paintDisc(pen: SKRSContext2D, { at: [x, y], radius, fill, stroke: edge }: Extract<Shape, { kind: 'disc' }>): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  if (edge !== undefined) return stroke(pen, edge, 2);
  pen.fillStyle = fill ?? 'transparent';
  pen.fill();
}

function write(pen: SKRSContext2D, { at: [x, y], text, size, anchor = 'start', weight = 'normal', fill, hasHalo }: DrawnText): void {
  pen.font = `${weight === 'bold' ? 700 : 400} ${size}px "${FAMILY}", sans-serif`;
  pen.textAlign = anchor === 'middle' ? 'center' : anchor;
  if (hasHalo === true) {
    pen.strokeStyle = '#ffffff';
    pen.lineWidth = 4;
    pen.lineJoin = 'round';
    pen.strokeText(text, x, y);
  }
  pen.fillStyle = fill;
  pen.fillText(text, x, y);
}

function trace(pen: SKRSContext2D, points: readonly Spot[]): void {
  pen.beginPath();
  points.forEach(([x, y], at) => (at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
}

function stroke(pen: SKRSContext2D, colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

/** The pieces of Noto Sans SC that the console serves as well; a tenth of a second, once. */
function loadFont(): void {
  if (GlobalFonts.has(FAMILY)) return;
  const files = join(dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json')), 'files');
  for (const file of readdirSync(files)) {
    if (file.endsWith('.woff2')) GlobalFonts.register(readFileSync(join(files, file)), FAMILY);
  }
}

const FAMILY = 'Firebreak Figure';
const DENSITY = 2;
