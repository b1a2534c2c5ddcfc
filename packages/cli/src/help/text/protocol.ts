import { type CommandHelps } from '../help-text.ts';
import { protocolOptions } from './shared.ts';

/** Protocol packs. */
export const protocolHelp = {
  'protocol check': {
    about: [
      '检查协议包：文件，或含协议包和情景的文件夹',
      '檢查協議包：檔案，或含協議包和情景的資料夾',
      'Check packs: files, or folders with packs and scenarios',
    ],
    arguments: {
      paths: ['YAML 或 JSON 文件，或存放它们的文件夹', 'YAML 或 JSON 檔案，或存放它們的資料夾', 'YAML or JSON files, or folders of them'],
    },
    options: {
      '--alone': [
        '不以程序自带的协议包为基础',
        '不以程式自帶的協議包為基礎',
        'do not lay the packs that come with the program under those that are checked',
      ],
    },
  },
  'protocol plan': {
    about: [
      '某类人员按某一版次的管控阶段、检测日期和解除日期',
      '某類人員按某一版次的管控階段、檢測日期和解除日期',
      'Stages, test dates and release date of a class under an edition',
    ],
    options: {
      ...protocolOptions,
      '--pack': ['协议包，例如 cn-covid19', '協議包，例如 cn-covid19', 'the pack, cn-covid19 for example'],
      '--edition': ['按该版次施行时的内容', '按該版次施行時的內容', 'the edition as it was when it came into force'],
      '--at': [
        '按该时刻生效的规则，含各级地方补充：2022-07-12T08:00+08:00',
        '按該時刻生效的規則，含各級地方補充：2022-07-12T08:00+08:00',
        'what is in force then, 2022-07-12T08:00+08:00; overlays of the areas included',
      ],
      '--class': ['人员类别：closeContact、case 等', '人員類別：closeContact、case 等', 'class of the person: closeContact, case, …'],
      '--last-exposure': [
        '末次暴露日期；离开、抵达、告知日期未给出时也按此日',
        '末次暴露日期；離開、抵達、告知日期未給出時也按此日',
        'last exposure; leaving, arrival and notification where they are not given',
      ],
      '--quarantine-start': ['隔离医学观察的第一天', '隔離醫學觀察的第一天', 'first day of quarantine'],
      '--anchor': [
        '另一个起算日：leftArea=2022-07-10；可给多次',
        '另一個起算日：leftArea=2022-07-10；可給多次',
        'another day to count from: leftArea=2022-07-10; may be given more than once',
      ],
    },
  },
  'protocol explain': {
    about: [
      '某人为何处于现在的状态、何时解除：依据疫情的记录，或 JSON 文件中的事实',
      '某人為何處於現在的狀態、何時解除：依據疫情的記錄，或 JSON 檔案中的事實',
      'Why a person is in their state and what ends it, from the records of an outbreak or from facts in a JSON file',
    ],
    arguments: {
      person: [
        '人员、病例或接触者的标识，或病例、接触者的编号；用 --facts 时为事实中的代号',
        '人員、病例或接觸者的標識，或病例、接觸者的編號；用 --facts 時為事實中的代號',
        'id of a person, case or contact, or number of a case or contact; with --facts the name the facts use',
      ],
    },
    options: {
      ...protocolOptions,
      '--outbreak': [
        '查看哪起疫情的记录：名称或编号',
        '檢視哪起疫情的記錄：名稱或編號',
        'name or id of the outbreak whose records are looked at',
      ],
      '--facts': [
        '不用疫情而用 JSON 文件：{"facts": [{"kind", "id", "person", "recordedAt", …}]}',
        '不用疫情而用 JSON 檔案：{"facts": [{"kind", "id", "person", "recordedAt", …}]}',
        'instead of an outbreak, a JSON file: {"facts": [{"kind", "id", "person", "recordedAt", …}]}',
      ],
      '--at': [
        '看哪个时刻，此后记录的事实不计；用 --facts 时必需，否则为现在',
        '看哪個時刻，此後記錄的事實不計；用 --facts 時必需，否則為現在',
        'the moment; facts recorded later are not seen. Needed with --facts, else the present one',
      ],
      '--pack': [
        '与 --facts 合用：协议包，例如 cn-covid19',
        '與 --facts 合用：協議包，例如 cn-covid19',
        'with --facts: the pack, cn-covid19 for example',
      ],
      '--zone': [
        '该地的时区，用于适用于全球的协议包',
        '該地的時區，用於適用於全球的協議包',
        'time zone of the area, for packs of the whole world',
      ],
    },
  },
} as const satisfies CommandHelps;
