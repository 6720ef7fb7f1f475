// Measures the page in Chromium and prints what it found: node web/tests/speed.mjs. Not a test: what
// is fast enough depends on the machine, and on what else it does.
import { offlineContext, openLab, startBrowser, wholeHash } from './support.mjs';

const kMoves = 20;
const kDrag = 3000; // ms

const middle = (xs) => xs.sort((a, b) => a - b)[Math.floor(xs.length / 2)];

async function openings(browser) {
  const ready = [];
  const whole = [];
  for (let k = 0; k < 5; ++k) {
    const { context } = await offlineContext(browser);
    const began = performance.now();
    const page = await openLab(context);
    await page.locator('.lever').first().waitFor();
    ready.push(performance.now() - began);
    await wholeHash(page);
    whole.push(performance.now() - began);
    await context.close();
  }
  return { ready: middle(ready), whole: middle(whole) };
}

/** In the page: moves the slider to a place where it has not been; ms to the first new answer, and to all runs. */
function moveOnce(share) {
  const slider = document.querySelector('.lever input[type=range]');
  const hash = () => document.querySelector('.answers-hash code')?.textContent;
  const old = hash();
  const began = performance.now();
  slider.valueAsNumber = Number(slider.min) + share * (Number(slider.max) - Number(slider.min));
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((resolve) => {
    let first = 0;
    const look = () => {
      if (!first && hash() !== old) first = performance.now() - began;
      const { value, max } = document.querySelector('.answers-progress progress');
      if (first && value === max) resolve({ first, whole: performance.now() - began });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** In the page: notes when frames are drawn, for a while. */
function countFrames(length) {
  return new Promise((resolve) => {
    const frames = [];
    const began = performance.now();
    const frame = (now) => {
      frames.push(now);
      if (now - began < length) requestAnimationFrame(frame);
      else resolve(frames);
    };
    requestAnimationFrame(frame);
  });
}

/** Drags the first slider to and fro with the mouse while frames are counted. */
async function drag(page) {
  const box = await page.locator('.lever input[type=range]').first().boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 10, y);
  await page.mouse.down();
  const counting = page.evaluate(countFrames, kDrag);
  const until = performance.now() + kDrag;
  for (let k = 0; performance.now() < until; ++k) {
    await page.mouse.move(box.x + 10 + (box.width - 20) * Math.abs(Math.sin(k / 40)), y);
  }
  await page.mouse.up();
  const frames = await counting;
  const gaps = frames.slice(1).map((at, k) => at - frames[k]);
  return { rate: 1000 * gaps.length / (frames.at(-1) - frames[0]), longest: Math.max(...gaps) };
}

const browser = await startBrowser();
const opened = await openings(browser);
const { context } = await offlineContext(browser);
const page = await openLab(context);
await wholeHash(page);
const moved = [];
for (let k = 0; k < kMoves; ++k) moved.push(await page.evaluate(moveOnce, (k + 1) / (kMoves + 1)));
const dragged = await drag(page);
await browser.close();

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
console.log(`ready after                          ${seconds(opened.ready)}`);
console.log(`1,000 runs shown after               ${seconds(opened.whole)} from opening`);
console.log(`first new answer after a move        ${middle(moved.map((m) => m.first)).toFixed(0)} ms, median of ${kMoves}`);
console.log(`1,000 runs shown after a move        ${seconds(middle(moved.map((m) => m.whole)))}`);
console.log(`while a slider is dragged            ${dragged.rate.toFixed(0)} frames/s, longest gap ${dragged.longest.toFixed(0)} ms`);
