/** What the first start says, before anything is installed: in Simplified Chinese, Traditional Chinese and English. */
const texts = /** @type {const} */ ({
  nodeTooOld: [
    'Firebreak 需要 Node 20 系列的 20.19 或更新版本，或 22.12 及更新版本；这里是 Node {version}。请从 https://nodejs.org 安装后再次运行。',
    'Firebreak 需要 Node 20 系列的 20.19 或更新版本，或 22.12 及更新版本；這裡是 Node {version}。請從 https://nodejs.org 安裝後再次執行。',
    'Firebreak needs Node 20.19 or newer of the 20 series, 22.12 or newer, and this is Node {version}. Install one from https://nodejs.org and run the command again.',
  ],
  lockfileMissing: [
    'package-lock.json 不存在或无法读取。请用 git checkout package-lock.json 恢复。',
    'package-lock.json 不存在或無法讀取。請用 git checkout package-lock.json 還原。',
    'package-lock.json is missing or not readable. Restore it with: git checkout package-lock.json',
  ],
  installing: ['正在安装软件包（{why}）……', '正在安裝套件（{why}）……', 'Installing packages ({why}) …'],
  noneInstalled: ['尚未安装', '尚未安裝', 'none are installed yet'],
  packageMissing: ['缺少 {name}', '缺少 {name}', '{name} is missing'],
  packageOther: ['{name} 是 {found}，应为 {wanted}', '{name} 是 {found}，應為 {wanted}', '{name} is {found}, not {wanted}'],
  installingAgain: [
    'npm ci 不接受锁定文件；改用 npm install 安装相同版本……',
    'npm ci 不接受鎖定檔；改用 npm install 安裝相同版本……',
    'npm ci refused the lockfile; trying npm install with the same versions …',
  ],
  installFailed: [
    '安装软件包失败：npm install 以代码 {code} 结束，原因见上方 npm 的输出。',
    '安裝套件失敗：npm install 以代碼 {code} 結束，原因見上方 npm 的輸出。',
    'Installing packages failed: npm install ended with code {code}. Its messages above say why.',
  ],
  building: ['正在构建{part}……', '正在建置{part}……', 'Building {part} …'],
  buildFailed: [
    '构建{part}失败，代码 {code}。位置见上方输出。',
    '建置{part}失敗，代碼 {code}。位置見上方輸出。',
    'Building {part} failed with code {code}. The messages above say where.',
  ],
  program: ['服务器和命令行', '伺服器和命令列', 'the server and command line'],
  pages: ['页面', '頁面', 'the pages'],
  built: ['全部已构建。', '全部已建置。', 'Everything is built.'],
  waiting: ['另一个构建正在进行，等待其结束……', '另一個建置正在進行，等待其結束……', 'Another build is running; waiting for it …'],
});
/** @typedef {keyof typeof texts} SetupText */

const languages = /** @type {const} */ (['zh-Hans', 'zh-Hant', 'en']);
/** @typedef {(typeof languages)[number]} Language */

/**
 * Language of the terminal: `--lang`, else LC_ALL, LC_MESSAGES or LANG. The rule of the command line (`packages/cli/src/language.ts`), which
 * is not built yet when these words are needed; a test holds the two together.
 *
 * @param {readonly string[]} [given] arguments of the program
 * @param {Readonly<Record<string, string | undefined>>} [environment]
 * @returns {Language}
 */
export function languageOf(given = process.argv, environment = process.env) {
  const at = given.findIndex((one) => one === '--lang' || one.startsWith('--lang='));
  const asked = at < 0 ? undefined : (given[at]?.split('=')[1] ?? given[at + 1]);
  const exact = languages.find((language) => language === asked);
  if (exact !== undefined) return exact;
  const spoken = asked ?? (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '');
  if (/^zh[-_](tw|hk|mo|hant)/i.test(spoken)) return 'zh-Hant';
  return /^zh/i.test(spoken) ? 'zh-Hans' : 'en';
}

/**
 * @param {SetupText} name
 * @param {Readonly<Record<string, string | number>>} [values]
 * @param {Language} [language]
 */
export function said(name, values = {}, language = languageOf()) {
  return texts[name][languages.indexOf(language)]?.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? '—')) ?? name;
}
