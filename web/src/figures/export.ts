// Figures as files. What is saved stands alone: colours and type are written out, because
// neither the page's style sheet nor its theme goes with the file.

const kCopied = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray',
  'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-size', 'font-weight', 'text-anchor',
  'paint-order', 'visibility'] as const;
/** What a drawing has without being told: not worth writing. */
const kInitial = new Map<string, string>([['fill', 'rgb(0, 0, 0)'], ['fill-opacity', '1'], ['stroke', 'none'],
  ['stroke-width', '1px'], ['stroke-opacity', '1'], ['stroke-dasharray', 'none'], ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'], ['opacity', '1'], ['text-anchor', 'start'], ['paint-order', 'normal'],
  ['visibility', 'visible']]);
const kMargin = 12;
const kXml = 'http://www.w3.org/2000/svg';

export interface Caption {
  title: string;
  /** Beneath the title: unit, what the marks mean. */
  subtitle: string;
  /** At the foot: where the numbers come from. */
  source: string;
}

function settle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const text = from.localName === 'text' || from.localName === 'tspan';
  if (from.localName !== 'g' && from.localName !== 'svg') {
    for (const name of kCopied) {
      if (!text && (name.startsWith('font') || name === 'text-anchor')) continue;
      const value = style.getPropertyValue(name);
      if (value && value !== kInitial.get(name)) to.setAttribute(name, value);
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

/** The drawing as a file of its own, with its title above and its source below. */
export function standalone(svg: SVGSVGElement, caption: Caption): { text: string; width: number; height: number } {
  const page = getComputedStyle(svg);
  const paper = page.getPropertyValue('--panel').trim(), ink = page.getPropertyValue('--ink').trim();
  const quiet = page.getPropertyValue('--quiet').trim();
  const box = svg.viewBox.baseVal;
  const top = 48, foot = 22;
  const width = box.width + 2 * kMargin, height = box.height + top + foot;

  const drawing = svg.cloneNode(true) as SVGSVGElement;
  settle(svg, drawing);
  drawing.removeAttribute('aria-hidden');
  for (const [key, value] of Object.entries({ x: kMargin, y: top, width: box.width, height: box.height })) {
    drawing.setAttribute(key, String(value));
  }
  drawing.setAttribute('overflow', 'visible');

  const file = document.createElementNS(kXml, 'svg');
  file.setAttribute('xmlns', kXml);
  file.setAttribute('viewBox', `0 0 ${width} ${height}`);
  file.setAttribute('width', String(width));
  file.setAttribute('height', String(height));
  file.setAttribute('font-family', page.fontFamily);
  put(file, 'title', {}, caption.title);
  put(file, 'rect', { width, height, fill: paper });
  put(file, 'text', { x: kMargin, y: 20, fill: ink, 'font-size': 14, 'font-weight': 600 }, caption.title);
  put(file, 'text', { x: kMargin, y: 37, fill: quiet, 'font-size': 11 }, caption.subtitle);
  put(file, 'text', { x: kMargin, y: height - 8, fill: quiet, 'font-size': 10 }, caption.source);
  file.append(drawing);
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
