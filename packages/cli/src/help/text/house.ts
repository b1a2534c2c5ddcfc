import { type CommandHelps } from '../help-text.ts';

/** Commands on an installation, beside import and export. */
export const houseHelp = {
  serve: {
    about: ['运行控制台和 HTTP 接口', '執行控制台和 HTTP 介面', 'Serve the console and the HTTP API'],
    options: {
      '--port': ['监听的端口；0 为任意空闲端口', '監聽的連接埠；0 為任意空閒連接埠', 'port to listen on; 0 takes any free one'],
      '--host': ['监听的地址', '監聽的地址', 'address to listen on'],
      '--demo': [
        '附带一起现成的模拟疫情，每种角色一个用户',
        '附帶一起現成的模擬疫情，每種角色一個使用者',
        'with a ready synthetic outbreak and one user per role',
      ],
    },
  },
  'outbreak list': { about: ['列出疫情', '列出疫情', 'List the outbreaks'] },
  'area import': {
    about: [
      '添加辖区：中国的辖区取自软件包，其他国家取自 CSV',
      '新增轄區：中國的轄區取自軟體包，其他國家取自 CSV',
      'Add areas: of China from the package, of any country from CSV',
    ],
    arguments: {
      source: [
        'FILE.csv（列 code、name、level、parent_code、lat、long、population），或 china、china:440000、china:440000:community',
        'FILE.csv（欄 code、name、level、parent_code、lat、long、population），或 china、china:440000、china:440000:community',
        'FILE.csv (columns code, name, level, parent_code, lat, long, population), or china, china:440000, china:440000:community',
      ],
    },
  },
  'user create': {
    about: [
      '建立用户，并打印用于设置密码的一次性链接',
      '建立使用者，並列印用於設定密碼的一次性連結',
      'Create a user and print the one-time link with which they set a password',
    ],
    arguments: { name: ['登录用的用户名', '登入用的使用者名稱', 'name to sign in with'] },
    options: {
      '--role': ['角色，决定用户可以做什么', '角色，決定使用者可以做什麼', 'role: what the user may do'],
      '--area': ['用户工作的辖区', '使用者工作的轄區', 'area in which the user works'],
    },
  },
  'audit verify': {
    about: [
      '查出日志中被篡改、缺失或调换顺序的记录',
      '查出日誌中被篡改、缺失或調換順序的記錄',
      'Find altered, missing and reordered entries of the journal',
    ],
    options: {
      '--heads': [
        '此前用 audit head --json 记下的链头：可查出整条重写的链',
        '此前用 audit head --json 記下的鏈頭：可查出整條重寫的鏈',
        'heads noted earlier with audit head --json: also finds a chain rewritten from its start',
      ],
    },
  },
  'audit head': {
    about: [
      '打印日志每条链的链头，请保存在本系统之外',
      '列印日誌每條鏈的鏈頭，請儲存在本系統之外',
      'Print the head of every chain of the journal, to be kept outside this installation',
    ],
  },
} as const satisfies CommandHelps;
