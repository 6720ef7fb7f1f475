// Figures as files. What is saved stands alone: colours and type are written out, because
// neither the page's style sheet nor its theme goes with the file.

import { textWidth } from './measure';

const kCopied = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray',
  'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-size', 'font-weight', 'text-anchor',
  'paint-order', 'visibility'] as const;
/** What a drawing has without being told: not worth writing. */
const kInitial = new Map<string, string>([['fill', 'rgb(0, 0, 0)'], ['fill-opacity', '1'], ['stroke', 'none'],
  ['stroke-width', '1px'], ['stroke-opacity', '1'], ['stroke-dasharray', 'none'], ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'], ['opacity', '1'], ['text-anchor', 'start'], ['paint-order', 'normal'],
  ['visibility', 'visible']]);
const kMargin = 12;
/** The size of type, in px, that textWidth() is for. */
const kMeasured = 11;
const kXml = 'http://www.w3.org/2000/svg';

export interface Caption {
  title: string;
  /** Beneath the title: unit, what the marks mean. */
  subtitle: string;
  /** At the foot: where the numbers come from. */
  source: string;
}

/** Colours that browsers mix are written as programs for drawing read them. */
function plain(value: string): string {
  return value.replace(/color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)\)/g, (_, ...parts: string[]) =>
    `rgb(${parts.slice(0, 3).map((x) => Math.round(255 * Number(x))).join(', ')})`);
}

function settle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const text = from.localName === 'text' || from.localName === 'tspan';
  if (from.localName !== 'g' && from.localName !== 'svg') {
    for (const name of kCopied) {
      if (!text && (name.startsWith('font') || name === 'text-anchor')) continue;
      const value = style.getPropertyValue(name);
      if (value && value !== kInitial.get(name)) to.setAttribute(name, plain(value));
    }
  } else if (style.opacity !== '1') {
    to.setAttribute('opacity', style.opacity);
  }
  for (const name of ['class', 'style']) to.removeAttribute(name);
  for (let i = 0; i < from.children.length; ++i) {
    const a = from.children[i], b = to.children[i];
    if (a && b) settle(a, b);
  }
}

function put(parent: Element, name: string, attributes: Record<string, string | number>, text = ''): Element {
  const element = document.createElementNS(kXml, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  parent.append(element);
  return element;
}

/** Lines of `text` set at `size`, each at most `width` wide. */
function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && (textWidth(longer) * size) / kMeasured <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The drawing as a file of its own, with its title above and its source below. */
export function standalone(svg: SVGSVGElement, caption: Caption): { text: string; width: number; height: number } {
  const page = getComputedStyle(svg);
  const colour = (name: string): string => page.getPropertyValue(name).trim();
  const box = svg.viewBox.baseVal;
  const width = box.width + 2 * kMargin;

  const file = document.createElementNS(kXml, 'svg');
  file.setAttribute('xmlns', kXml);
  file.setAttribute('font-family', page.fontFamily);
  put(file, 'title', {}, caption.title);
  const paper = put(file, 'rect', { width, fill: colour('--panel') });
  let y = kMargin;
  const write = (text: string, size: number, fill: string, weight = 400): void => {
    for (const line of wrapped(text, size, box.width)) {
      put(file, 'text', { x: kMargin, y: y + size, fill, 'font-size': size, 'font-weight': weight }, line);
      y += Math.round(1.3 * size);
    }
  };
  write(caption.title, 14, colour('--ink'), 600);
  write(caption.subtitle, 11, colour('--quiet'));
  y += 6;

  const drawing = svg.cloneNode(true) as SVGSVGElement;
  settle(svg, drawing);
  drawing.removeAttribute('aria-hidden');
  for (const [key, value] of Object.entries({ x: kMargin, y, width: box.width, height: box.height })) {
    drawing.setAttribute(key, String(value));
  }
  drawing.setAttribute('overflow', 'visible');
  file.append(drawing);
  y += box.height + 6;
  write(caption.source, 10, colour('--quiet'));

  const height = y + kMargin;
  paper.setAttribute('height', String(height));
  for (const [key, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height })) {
    file.setAttribute(key, String(value));
  }
  return { text: new XMLSerializer().serializeToString(file), width, height };
}

/** The same as a picture of dots, twice as fine as the screen's pixels. */
export async function picture(file: { text: string; width: number; height: number }): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([file.text], { type: 'image/svg+xml' }));
  try {
    const image = new Image(2 * file.width, 2 * file.height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * file.width;
    canvas.height = 2 * file.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has to have taken the file before its address goes.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
