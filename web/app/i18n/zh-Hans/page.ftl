## Everywhere

language = 语言
language-missing = 无法获取{ $language }的文字，因此这次页面使用英语。没有丢失任何内容；请重新加载页面再试。
part-missing = 页面的大部分程序无法获取，因此目前这里只有笔记。没有丢失任何内容，您写下的内容会被保留。请重试，或重新加载页面。
part-again = 重试
pictures = { $count ->
   *[other] { $count } 张图片
}

## data

data-add-files = 添加图片或 zip
data-add-folder = 添加文件夹
data-camera = 摄像头
data-camera-off = 关闭摄像头
data-save = 另存为 zip
data-save-about = 每个类别一个文件夹的 zip，可保存或用于别处
data-clear = 全部移除
data-drop = 将图片、每个类别一个子文件夹的文件夹或其 zip 拖放到此单元格的任意位置。任何内容都不会离开你的电脑。
data-add-class = + 添加类别
data-source = 图片
data-source-sample = 示例图片
data-source-yours = 我自己的图片
data-name = 名称
data-held-out = 留出（%）
data-held-out-help = 留作测试的图片。模型从不用它们学习。
data-sample = 运行此单元格以加载示例图片。你可以再添加自己的图片。
data-left-out = { $count ->
   *[other] 有 { $count } 个文件未能加入；其余均已加入。
}
data-left-out-more = 另有 { $count } 个
data-rename-class = 将类别 { $from } 重命名为 { $to }
data-delete-class = 删除类别 { $class }

## data_card

data-card-none = 还没有图片
data-card-count = { $count ->
   *[other] { $count } 张图片：{ $train } 张用于训练，{ $test } 张用于测试
}
data-card-count-checked = { $count ->
   *[other] { $count } 张图片：{ $train } 张用于训练，{ $val } 张用于验证，{ $test } 张用于测试
}
data-card-class = 类别 { $name }
data-card-key = 在所有图片的列表中，按 { $number } 归入此类别
data-card-name = 此类别的名称
data-card-delete = 删除此类别
data-card-delete-named = 删除类别 { $name } 及其图片
data-card-show-all = 显示全部 { $count } 张

## data_clipboard

data-paste = 粘贴
data-paste-into = 将图片粘贴到 { $class }
data-paste-which = 这是哪个类别？先点击类别，再粘贴一次：图片会放到那里。
data-paste-none = 剪贴板中没有图片。请复制一张，再按一次按钮。
data-paste-not-allowed = 浏览器不允许此页面读取剪贴板。请改为点击类别，然后按 Ctrl+V（Mac 上为 ⌘V）。
data-no-address = { $address } 处没有内容，或无法获取。你的图片没有变化；请检查地址。
data-elsewhere = 此页面不从其他网站获取图片：它不向任何人索取你所用的内容，因此没有人会知道。请将图片或 zip 保存到电脑，再拖放到这里。
data-ways = 添加图片的其他方式
data-ways-table = 标签表格。
data-ways-table-about = 选择或拖放图片和一个 CSV 文件，或两者的 zip。它需要“filename”列和“label”列；“split”列可以写 train、val 或 test。
data-ways-teachable = Teachable Machine。
data-ways-teachable-about = 保存为文件（.tm）的图片项目会带来其类别和图片。
data-ways-clipboard = 剪贴板。
data-ways-clipboard-about = 点击类别，然后按 Ctrl+V（Mac 上为 ⌘V）。
data-ways-address = 网址。
data-ways-address-about = 仅限本网站。
data-address = 地址

## data_recorder

data-recorder-pace = 图片
data-recorder-10-a-second = 每秒 10 张
data-recorder-5-a-second = 每秒 5 张
data-recorder-2-a-second = 每秒 2 张
data-recorder-1-a-second = 每秒 1 张
data-recorder-1-in-3-seconds = 每 3 秒 1 张
data-recorder-countdown = 倒计时
data-recorder-no-countdown = 无：按住按钮
data-recorder-3-seconds = 3 秒
data-recorder-5-seconds = 5 秒
data-recorder-10-seconds = 10 秒
data-recorder-frames = 数量
data-recorder-recording = 正在录制…
data-recorder-recording-stop = 正在录制…按下停止
data-recorder-counting = { $left }…按下停止
data-recorder-hold = 按住录制
data-recorder-in = { $seconds } 秒后录制

## pictures

pictures-all = 所有图片
pictures-grid = 图片
pictures-none = 没有符合条件的图片。
pictures-keys = 点击选择一张图片，Shift+点击选择连续的一段，Ctrl 或 ⌘+点击再选一张。方向键在图片间移动，空格键选择，Ctrl 或 ⌘+A 全选，1 到 9 归入该编号的类别，Delete 移除，Ctrl 或 ⌘+Z 撤销，Enter 放大查看。
pictures-picture = { $path }（{ $class }，{ $split ->
    [train] 用于训练
    [val] 用于验证
   *[test] 用于测试
}）

## pictures_tools

pictures-tools-class = 显示的类别
pictures-tools-every-class = 所有类别
pictures-tools-use = 显示的用途
pictures-tools-every-use = 所有用途
pictures-tools-to-learn = 用于训练
pictures-tools-to-check = 用于验证
pictures-tools-to-test = 用于测试
pictures-tools-text = 路径中的文字
pictures-tools-seen = { $all } 张图片中的 { $seen } 张
pictures-tools-close = 关闭
pictures-tools-close-list = 关闭所有图片的列表
pictures-tools-actions = 对所选图片
pictures-tools-none-chosen = 未选择
pictures-tools-chosen = { $count ->
   *[other] 已选 { $count } 张
}
pictures-tools-give = 将所选图片归入类别 { $class }
pictures-tools-give-other = 将所选图片归入其他类别
pictures-tools-other = 其他类别…
pictures-tools-learn = 用于训练
pictures-tools-hold-out = 留出
pictures-tools-remove = 移除
pictures-tools-undo = 撤销
pictures-tools-undo-named = 撤销：{ $words }

## picture

picture-label = 图片
picture-wait = 请稍候…
picture-remove = 移除此图片

## kept

kept-stored = 存储在此设备上
kept-part = { $size }，不完整
kept-delete = 删除
kept-delete-named = 从此设备删除 { $name }
kept-nothing = 还没有存储任何内容。下载的模型保存在这里，之后无需网络即可加载。
kept-total = { $count ->
   *[other] { $count } 个下载项，{ $bytes }。
}
kept-total-room = { $count ->
   *[other] { $count } 个下载项，占用 { $bytes }，浏览器给此页面的空间为 { $room }。
}

## kept_here

kept-here = 为此笔记本保存：
kept-here-pictures = 图片“{ $name }”
kept-here-files = { $count ->
   *[other] { $count } 个文件，{ $bytes }
}
kept-here-model = 训练好的模型“{ $name }”
kept-here-delete = 删除
kept-here-delete-pictures = 从此笔记本和此设备删除图片“{ $name }”
kept-here-delete-model = 从此设备删除训练好的模型“{ $name }”

## gallery

gallery-lost = 图片不包含在笔记本文件中。请先运行数据单元格，再重新运行此单元格以查看图片。
gallery-more = 再显示 { $count } 张
gallery-choose = 选择此图片
gallery-choose-named = 选择：{ $name }
gallery-why = 为什么？
gallery-why-about = 查看这个答案的依据
gallery-undo = 撤销
gallery-undo-about = 撤销对图片的上一次更改（Ctrl+Z）
gallery-actions = 对所选图片
gallery-chosen = { $count ->
   *[other] 已选 { $count } 张图片
}
gallery-class = 类别
gallery-relabel = 归入此类别
gallery-learn = 用于训练
gallery-hold-out = 留出
gallery-delete = 删除

## camera

camera-view = 摄像头
camera-view-mirrored = 摄像头，镜像
camera-wait = 正在等待摄像头。浏览器可能会请求权限。
camera-device = 摄像头
camera-mirrored = 镜像
camera-number = 摄像头 { $number }
camera-not-by-system = 你的电脑不允许此浏览器使用摄像头。没有丢失任何内容：请在系统隐私设置的“摄像头”中允许该浏览器，然后再按一次按钮，或改为添加图片文件。
camera-not-answered = 浏览器询问了此页面能否使用摄像头，但询问被关闭了。没有丢失任何内容：请再按一次按钮并选择“允许”，或改为添加图片文件。
camera-not-allowed = 此页面未获准使用摄像头，浏览器也不会自行再次询问。没有丢失任何内容：请点击页面地址旁的图标，将“摄像头”设为“允许”，然后再按一次按钮，或改为添加图片文件。
camera-gone = 所选的摄像头已不在。请再按一次按钮使用其他摄像头，或改为添加图片文件。
camera-none = 未找到摄像头。请接上一个再按一次按钮，或改为添加图片文件。
camera-busy = 摄像头存在但没有画面：可能正被其他程序或标签页使用。请将其关闭，再按一次按钮。
camera-insecure = 浏览器只允许 https 页面或本机页面使用摄像头。请通过 https 打开此页面，或改为添加图片文件。
camera-failed = 摄像头未能启动。请再按一次按钮，或改为添加图片文件。

## picture_edit

picture-edit-relabel = { $count ->
   *[other] 将 { $count } 张图片归入类别 { $class }
}
picture-edit-learn = { $count ->
   *[other] 将 { $count } 张图片用于训练
}
picture-edit-check = { $count ->
   *[other] 将 { $count } 张图片用于验证
}
picture-edit-hold-out = { $count ->
   *[other] 留出 { $count } 张图片
}
picture-edit-remove = { $count ->
   *[other] 移除 { $count } 张图片
}
picture-edit-restore = { $count ->
   *[other] 放回 { $count } 张图片
}

## edit

edit-kind-note = 笔记
edit-kind-note-about = 写给自己和读者的文字
edit-kind-model = 模型
edit-kind-model-about = 加载一个认识图片的模型
edit-kind-data = 数据
edit-kind-data-about = 收集图片并按类别整理
edit-kind-augment = 增强
edit-kind-augment-about = 让用于学习的图片富有变化
edit-kind-train = 训练
edit-kind-train-about = 教模型认识你的类别
edit-kind-ensemble = 集成
edit-kind-ensemble-about = 让多个模型作为一个整体回答
edit-kind-evaluate = 评估
edit-kind-evaluate-about = 用留出的图片衡量模型
edit-kind-predict = 预测
edit-kind-predict-about = 让模型判断一张新图片
edit-kind-explain = 解释
edit-kind-explain-about = 查看答案的依据
edit-kind-map = 图谱
edit-kind-map-about = 查看哪些图片在模型眼中相似
edit-kind-compare = 比较
edit-kind-compare-about = 将模型并排比较
edit-kind-unknown = 未知
edit-new-class = 类别 { $number }
## explain

explain-choose-file = 选择我的图片
explain-camera = 摄像头
explain-camera-off = 关闭摄像头
explain-drop = 或将图片拖放到这里
explain-drop-slow = 或将图片拖放到这里；摄像头可配合较快的 Rollout 和注意力方法使用
explain-waits = 另一个单元格正在运行；完成后会给出答案。
explain-run-first = 运行此单元格，查看答案的依据。
explain-outdated = 显示的是之前设置的结果：请按“运行”。
explain-model = 模型
explain-data = 数据
explain-method = 方法
explain-class = 要解释的类别
explain-likeliest = 最可能的预测
explain-class-number = 类别 { $number }
explain-rollout = 注意力 Rollout
explain-rollout-about = 沿所有块追踪注意力，从答案回溯到图块。适用于 Transformer。
explain-attention = 逐块注意力
explain-attention-about = 原样显示每个块的每个注意力头。适用于 Transformer。
explain-relevance = 对类别的相关性
explain-relevance-about = 按对该类别的支持程度加权的注意力。适用于 Transformer。
explain-occlusion = 遮挡
explain-occlusion-about = 依次遮住图片的各个部分，观察该类别的概率。适用于所有网络；需要多次前向计算。
explain-grad-cam-about = 按对该类别的支持程度加权的最后一层特征图。适用于卷积网络。
explain-fusion = 注意力头合并方式
explain-fusion-mean = 平均值
explain-fusion-max = 最大值
explain-fusion-min = 最小值
explain-discard = 舍弃最弱的注意力（%）
explain-discard-wrong = 舍弃的比例为 { $percent }%；允许从 0 到小于 100%。
explain-side = 灰色方块边长（像素）
explain-side-wrong = 方块边长为 0；允许 1 及以上。
explain-stride = 相邻位置间距（像素）
explain-stride-wrong = 步长为 0；允许 1 及以上。
explain-cost = { $places ->
   *[other] 要遮挡 { $places } 个位置，因此需要 { $places } 次前向计算。步长越小，画得越细，耗时越长。
}
explain-pictures = 要解释的图片
explain-pictures-missing = 数据加载后，其中留出的图片会显示在这里。
explain-picture = 解释这张“{ $class }”图片
explain-picture-taken = 解释这张被认成“{ $guess }”的“{ $class }”图片
explain-crosses = 带叉号的图片被误认成了别的类别。
explain-block = 块
explain-head = 注意力头
explain-heads = 此块的注意力头
explain-heads-mean = 所有注意力头的平均
explain-head-number = 注意力头 { $head }
explain-head-alone = 仅注意力头 { $head }
explain-every-head = 此块的每个注意力头
explain-token = 注意力来源
explain-token-help = 指向或点按一个图块，或用方向键移动；按 Esc 返回类别 token。
explain-token-class = 类别 token
explain-token-distillation = 蒸馏 token
explain-token-patch = 一个图块
explain-attention-head = 第 { $block } 块（共 { $blocks } 块），第 { $head } 个注意力头（共 { $heads } 个）
explain-attention-mean = { $heads ->
   *[other] 第 { $block } 块（共 { $blocks } 块），{ $heads } 个注意力头的平均
}
explain-class-attends = { $place }：类别 token 将 { $class } 的注意力放在自身；其余分给各图块，如颜色所示。
explain-class-attends-distilled = { $place }：类别 token 将 { $class } 的注意力放在自身，{ $distillation } 放在蒸馏 token；其余分给各图块，如颜色所示。
explain-distillation-attends = { $place }：蒸馏 token 将 { $class } 的注意力放在类别 token，{ $distillation } 放在自身；其余分给各图块，如颜色所示。
explain-patch-attends = { $place }：第 { $row } 行第 { $column } 列的图块将 { $class } 的注意力放在类别 token；其余分给各图块，如颜色所示。
explain-patch-attends-distilled = { $place }：第 { $row } 行第 { $column } 列的图块将 { $class } 的注意力放在类别 token，{ $distillation } 放在蒸馏 token；其余分给各图块，如颜色所示。
explain-patches = 图片的图块：用方向键选择注意力来源
explain-painted = 模型所见的图片，上面覆有颜色；说明在旁边
explain-low = 低：{ $value }
explain-high = 高：{ $value }
explain-opacity = 颜色强度（%）
explain-smooth = 平滑颜色
explain-smooth-help = 关闭时：每个被考察的部分一种颜色。
explain-save = 保存图片
explain-save-failed = 浏览器未能将此图片生成文件。没有丢失任何内容：请再试一次，或缩小窗口。
explain-says = 模型的答案
# The class follows, then explain-took.
explain-of = 此处解释：
explain-took = 。用时 { $ms } 毫秒。
explain-nothing-drawn = 这些数值与图片的网格不符，因此不绘制。
explain-table = 以表格显示最强的位置
explain-table-place = 名次
explain-table-row = 行
explain-table-column = 列
explain-table-value = 值
explain-meaning-rollout = 每个图块有多少信息经过所有块到达类别 token。它说明模型从哪里收集信息，而不说明这支持哪个类别。
explain-meaning-relevance = 每个图块通过注意力在多大程度上支持“{ $class }”。
explain-meaning-occlusion = 灰色方块遮住图片某处时，“{ $class }”的概率下降多少；低于 0 表示上升。
explain-meaning-grad-cam = 最后一层特征图中支持“{ $class }”的位置。
explain-flat = 没有突出的位置：所有值都相同。
explain-strongest = { $rows } × { $columns } 个位置中最强的：{ $places }。
explain-place = 第 { $row } 行第 { $column } 列（{ $value }）
explain-places = { $before }；{ $place }
explain-points = { $points } 个百分点

## map

map-empty = 运行此单元格，查看哪些图片在模型看来相似：成组的、离群的，以及类别有误的图片。
map-model = 模型
map-data = 数据
map-projection = 绘制方式
map-projection-help = PCA 绘制图片差异最大的两个方向。t-SNE 让相邻的图片保持在一起。
map-pca = 主方向（PCA）：快速
map-tsne = 近邻（t-SNE）：显示分组
map-perplexity = 困惑度
map-perplexity-help = 每张图片大约有多少近邻。少则显示小组，多则显示大组。
map-perplexity-wrong = 对于这些图片，取值可为 { $least } 到 { $most }。
map-caption-pca = 靠在一起的图片在模型看来相似。此图显示了全部差异的 { $all }：横向 { $across }，纵向 { $up }。
map-caption-tsne = 靠在一起的图片在模型看来相似。各组之间的距离和组的大小在这里没有意义。
map-lost = 图片不包含在笔记本文件中。请先运行数据单元格，再重新运行此单元格以查看图片。
map-to-learn = 用于训练
map-to-check = 用于验证
map-to-test = 用于测试
map-entry = { $path }，类别：{ $class }，{ $role }
map-entry-guessed = { $path }，类别：{ $class }，{ $role }，预测：{ $guess }
map-entry-guess = 预测：{ $guess }
map-entry-number = 图片 { $number }
map-class = 类别
map-use = 用途
map-open = 打开 { $picture }
map-select = 选择 { $picture }
map-more = 再显示 { $count } 项
map-list-show = 以列表显示图片
map-list-hide = 隐藏列表
map-list-only-selected = 仅显示已选
map-list-selected = 已选
map-list-picture = 图片
map-list-path = 路径
map-list-guess = 预测
map-label = 图片图谱
map-legend = 显示或隐藏
map-legend-entry = { $count ->
   *[other] { $count } 张图片；隐藏或显示
}
map-tell = 颜色和形状表示
map-tell-class = 类别
map-tell-use = 用于训练还是测试
map-tell-right = 正确或错误
map-right = 正确
map-wrong = 错误
map-no-guess = 无预测
map-not-loaded = 未加载
map-readout-guess = 预测：{ $guess }
map-readout-number = 图片 { $number }
map-selected = { $count ->
    [0] 未选择图片。
   *[other] 已选择 { $count } 张图片。
}
map-selection = 所选图片
map-choose-class = 选择类别
map-new-class = 或新建类别
map-relabel = 归入此类别
map-move = 移到该处
map-remove = 从数据中移除
map-unselect = 取消选择
map-twins = 划分两侧几乎相同的图片
map-twins-found = { $count ->
    [0] 未发现同时出现在划分两侧的图片。
   *[other] { $count } 对。从其中一张学到的内容被用来考另一张，因此测试结果看起来比实际更好。请将一张移到另一张所在的一侧，或将其移除。
}
map-twin-similarity = 相似度 { $similarity }
map-twin-learn = 改用于训练
map-twin-check = 改用于验证
map-twin-test = 改用于测试
map-twin-move = { $action }：{ $picture }
map-twin-remove = 移除
map-twin-remove-named = 移除 { $picture }

## overlay

overlay-grid = 图块网格

## scatter

scatter-map = 图谱
scatter-help = 拖动可移动。用 + 和 −、双指，或选中图谱后用滚轮（或按住 Ctrl）缩放。Page Down 和 Page Up 逐张切换图片，按 Enter 打开，按空格键选择。
scatter-view = 图谱视图
scatter-in = 放大
scatter-in-key = 放大（+）
scatter-out = 缩小
scatter-out-key = 缩小（−）
scatter-whole = 整图
scatter-whole-key = 显示整图（0）
scatter-lasso = 套索
scatter-lasso-help = 圈住图片以选择；按住 Shift 可加入已有选择
## cells

cells-name = 单元格 { $number }：{ $title }

## head

head-expand = 展开此单元格
head-collapse = 折叠此单元格
head-ended = 结束于 { $when }
head-ran = 用时 { $time }
head-stop = 停止
head-stop-help = 停止此单元格
head-cancel = 取消
head-cancel-help = 将此单元格移出队列
head-run = 运行
head-run-help = 运行此单元格（Shift+Enter）
head-run-above = 运行上方所有单元格
head-run-below = 运行此单元格及下方所有单元格
head-insert-above = 在上方添加单元格
head-insert-below = 在下方添加单元格
head-move-up = 上移此单元格
head-move-up-help = 上移（Alt+↑）
head-move-down = 下移此单元格
head-move-down-help = 下移（Alt+↓）
head-more = 此单元格的更多操作
head-delete = 删除此单元格
head-delete-help = 删除（D D）

## evaluate

evaluate-model = 模型
evaluate-data = 数据
evaluate-empty = 模型有多少次判断正确、把什么认成什么，以及每个数字背后的图片。
evaluate-measured = 在 { $count ->
   *[other] { $count } 张留出的图片
}上测得。
evaluate-measured-range = 在 { $count ->
   *[other] { $count } 张留出的图片
}上测得。换成同样多的其他图片，top-1 也可能在 { $low } 到 { $high } 之间：更小的差异没有意义。
evaluate-worth-title = 值得一看的图片
evaluate-trust-title = 它给出的概率可信吗？
evaluate-range = { $low } 到 { $high }
evaluate-interval = 95% bootstrap 区间
evaluate-top1 = top-1：首选即正确
evaluate-top5 = top-5：前五个预测中有正确的
evaluate-loss = 损失：越低越好
evaluate-balanced = 平衡准确率：平均召回率
evaluate-kappa = Cohen’s kappa：0 相当于随机
evaluate-macro-f1 = F1，各类别的平均
evaluate-shown-counts = 图片数量
evaluate-shown-row = 占真实类别的百分比
evaluate-shown-column = 占预测的百分比
evaluate-order-name = 按名称
evaluate-order-errors = 错误最多的在前
evaluate-order-size = 图片最多的在前
evaluate-confusions = 什么被认成了什么
evaluate-confusions-help = 每一行是一个真实类别，每一列是一个预测。选择一个数字即可查看对应的图片。
evaluate-numbers = 数字
evaluate-order = 顺序
evaluate-behind = { $count ->
   *[other] { $count } 张“{ $class }”的图片
}被认成“{ $guess }”

## evaluate_classes

evaluate-classes-class = 类别
evaluate-classes-precision = 精确率
evaluate-classes-recall = 召回率
evaluate-classes-average = 平均精确率
evaluate-classes-pictures = 图片
evaluate-classes-sort = 按此列排序
evaluate-classes-mean-classes = 各类别的平均
evaluate-classes-mean-pictures = 各图片的平均
evaluate-classes-title = 逐个类别
evaluate-classes-help = 精确率：预测为该类别的图片中有多少是对的。召回率：该类别的图片中有多少被找到。ROC AUC：该类别的图片得到的该类概率高于其他类别图片的频率。
evaluate-classes-curves = 曲线所属类别
evaluate-classes-found = 找到的
evaluate-classes-chance = 随机
evaluate-classes-others = 其他类别被误认的比例
evaluate-classes-roc-said = “{ $class }”的 ROC 曲线下面积：{ $area }
evaluate-classes-pr-title = 精确率与召回率
evaluate-classes-pr-precision = 精确率
evaluate-classes-pr-recall = 召回率
evaluate-classes-pr-said = “{ $class }”的平均精确率：{ $area }

## evaluate_pictures

evaluate-pictures-costly = 代价最高
evaluate-pictures-costly-help = 损失最高的图片：模型觉得最难的。
evaluate-pictures-sure = 自信却错误
evaluate-pictures-sure-help = 模型敢打赌、却判断错了的图片。
evaluate-pictures-suspects = 待检查的标签
evaluate-pictures-suspects-help = 模型认为图片属于另一类别的可能性，比该类别的图片通常的还要高（confident learning）。不是模型错了，就是标签错了：请看一看，如果是标签的问题就重新标注。
evaluate-pictures-none = 没有这样的图片。
evaluate-pictures-which = 哪些图片
evaluate-pictures-shot = 真实：{ $label }，预测：{ $guess }（{ $sure }），损失 { $loss }
evaluate-pictures-guess = → { $guess }
evaluate-pictures-shot-line = { $sure }，损失 { $loss }
evaluate-pictures-suspect = 标签为“{ $label }”，看起来像“{ $likely }”
evaluate-pictures-suspect-line = 还是 { $likely }？

## evaluate_stress

evaluate-stress-noise = 噪声
evaluate-stress-blur = 模糊
evaluate-stress-contrast = 低对比度
evaluate-stress-jpeg = JPEG 压缩
evaluate-stress-title = 图片变差时它还可靠吗？
evaluate-stress-help = 再次使用留出的图片，以四种方式、五种强度使其变差。耗时是测量一次的二十倍。
evaluate-stress-measure = 测量
evaluate-stress-first = 请先运行此单元格。
evaluate-stress-clean = { $count ->
   *[other] { $count } 张图片
}上的 top-1；原图为 { $share }。
evaluate-stress-strength = 强度

## evaluate_trust

evaluate-trust-calibration = { $verdict ->
    [sure] 它过于自信
    [modest] 它过于保守
   *[fair] 它的自信程度基本合适
}：将 logits 除以温度 { $temperature }（{ $on ->
    [validation] 在验证图片上拟合
   *[halves] 由于没有验证图片，在这些图片的每一半上拟合，并在另一半上测量
}）后，校准误差（ECE）为 { $ece }，而非 { $ece_before }；损失为 { $loss }，而非 { $loss_before }。
evaluate-trust-said = 温度缩放前校准误差为 { $before }，缩放后为 { $after }。
evaluate-trust-right = 正确
evaluate-trust-if-true = 概率完全属实时
evaluate-trust-stated = 模型给出的概率
evaluate-trust-scaled = 温度缩放之后
evaluate-trust-probability = 给出的概率
evaluate-trust-answers = 概率达到 { $from } 才回答时，它会回答 { $answered } 的图片，其中 { $right } 是对的。
evaluate-trust-answers-none = 概率达到 { $from } 才回答时，它会回答 { $answered } 的图片，其中没有一张是对的。
evaluate-trust-no-cell = 还没有使用“{ $model }”的预测单元格。
evaluate-trust-set = 已在 { $count ->
   *[other] { $count } 个预测单元格
}中设置。
evaluate-trust-threshold-title = 什么时候该说“我不知道”？
evaluate-trust-coverage = 有把握才回答
evaluate-trust-answered-right = 已回答中正确的
evaluate-trust-answered = 已回答的
evaluate-trust-lowest = 作答的最低概率
evaluate-trust-threshold = 从此概率起回答
evaluate-trust-apply = 在预测单元格中使用此温度和阈值

## ui

chart-epoch = 轮
chart-at-epoch = 第 { $place } 轮
chart-rate = 学习率
chart-at-rate = 学习率 { $place }
chart-at-share = { $place } 处
curves-save = 将此图表保存为文件（SVG）
curves-save-help = 保存此图表（SVG）
dialog-close = 关闭
field-not-a-number = 请输入一个数字。
matrix-corner = 真实 ↓  预测 →
matrix-right = { $size } 张“{ $class }”的图片中，有 { $count } 张被正确识别（{ $share }%）。
matrix-wrong = { $size } 张“{ $class }”的图片中，有 { $count } 张被认成“{ $guess }”（{ $share }%）。
matrix-point = 指向一个数字，或用方向键移到那里。
progress = 进度
snippet-copy = 复制
snippet-copy-named = 复制：{ $title }
snippet-copied = 已复制
snippet-not-allowed = 此浏览器不允许在这里复制：请选中文字后自行复制
table-as-table = 以表格显示
table-of = ：{ $title }
## train-advanced

train-advanced-stages = 逐步进行
train-advanced-stages-help = 主阶段之前的各阶段：先只训练分类头，再训练最后几个块，每个阶段的块数不少于前一阶段（渐进式解冻）。
train-advanced-stage = 第 { $number } 阶段
train-advanced-stage-blocks = 学习的块数
train-advanced-stage-blocks-help = 从末尾数起；0 表示只训练分类头。
train-advanced-stage-epochs = 轮数
train-advanced-stage-epochs-help = 此阶段中全部训练图片被看多少遍。
train-advanced-stage-lr = 学习率
train-advanced-stage-lr-help = 此阶段中每次改变的幅度。
train-advanced-stage-batch = 批大小
train-advanced-stage-batch-help = 此阶段中每次改变之前看多少张图片。
train-advanced-stage-add = 添加阶段
train-advanced-stage-remove = 移除第 { $number } 阶段
train-advanced-lr = 学习率
train-advanced-rule = 优化器
train-advanced-rule-help = 权重如何跟随梯度。Lion 只需十分之一的学习率。
train-advanced-rule-sgd = 带动量的 SGD
train-advanced-annealing = 下降方式
train-advanced-annealing-help = 学习率如何从峰值降到终值。
train-advanced-annealing-cosine = 余弦
train-advanced-annealing-linear = 直线
train-advanced-annealing-constant = 保持峰值
train-advanced-annealing-step = 每过三分之一降为十分之一
train-advanced-warmup = 预热轮数
train-advanced-warmup-help = 学习率在这么多轮内从零升起。
train-advanced-min-lr = 最终学习率
train-advanced-min-lr-help = 学习率最后降到的值。
train-advanced-layer-decay = 逐层衰减
train-advanced-layer-decay-help = 每一层的学习率是其上方一层的这么多倍：1 表示全部相同，常用 0.75。
train-advanced-head-lr = 分类头系数
train-advanced-head-lr-help = 分类头以学习率的这么多倍学习。
train-advanced-clip = 梯度裁剪
train-advanced-clip-help = 每一步允许的最大长度；0 表示关闭。
train-advanced-regularization = 防止死记硬背
train-advanced-weight-decay = 权重衰减
train-advanced-weight-decay-help = 把权重拉向零。
train-advanced-label-smoothing = 标签平滑
train-advanced-label-smoothing-help = 避免模型过于自信：0 表示关闭，常用 0.1。
train-advanced-dropout-help = 学习时随机丢弃的数值所占比例。
train-advanced-attention-dropout = 注意力 Dropout
train-advanced-attention-dropout-help = 被丢弃的注意力所占比例。
train-advanced-drop-path = 随机深度
train-advanced-drop-path-help = 跳过最后一块的图片所占比例；前面的块比例更低。
train-advanced-token-mixup = 混合 token
train-advanced-token-mixup-help = 在冻结部分之后混合图片及其标签；可与保留的视图一起使用。0 表示关闭。
train-advanced-ema = 权重平均
train-advanced-ema-help = 给出权重的滑动平均；0 表示关闭，0.98 适合较短的运行。
train-advanced-judging = 评判各轮
train-advanced-keep-best = 保留最佳轮的依据
train-advanced-keep-best-help = 给出在预留图片上表现最好的那一轮的权重。
train-advanced-keep-best-off = 关闭：最后一轮
train-advanced-keep-best-loss = 损失
train-advanced-keep-best-top1 = 首选正确率
train-advanced-keep-best-f1 = 各类别的平均 F1
train-advanced-validation = 预留比例
train-advanced-validation-help = 每个类别的训练图片中用来评判各轮的比例。
train-advanced-patience = 耐心轮数
train-advanced-patience-help = 连续这么多轮没有进步就结束；0 表示关闭。
train-advanced-data = 数据与速度
train-advanced-balance = 类别不均衡
train-advanced-balance-help = 当某些类别的图片少得多时如何处理。
train-advanced-balance-none = 不处理
train-advanced-balance-sampling = 多展示小类别
train-advanced-balance-loss = 加大小类别的权重
train-advanced-views = 保留的视图
train-advanced-views-help = 冻结部分对每张图片的这么多种变化各看一次；之后各轮轮流使用，速度快得多。-1 为每轮保留一种，0 不保留。不能与图片混合同用。
train-advanced-micro-batch = 同时处理的图片
train-advanced-micro-batch-help = 一个批次可以分几部分处理，占用的内存更少；0 表示自动选择。
train-advanced = 高级
train-advanced-seed = 随机种子
train-advanced-seed-help = 种子相同，在 CPU 上结果就相同。换一个种子等于重掷一次骰子。
train-advanced-probe = 从线性探测开始
train-advanced-probe-help = 分类头从逻辑回归的结果开始，而不是从一无所知开始。
train-advanced-standardize = 特征标准化
train-advanced-standardize-help = 先把分类头读取的内容统一到同一尺度。通常有帮助。
train-advanced-teacher = 教师
train-advanced-learn-from-help = 知识蒸馏：除标签外，还学习已经认识这些类别的模型的回答；有多个模型时取平均。
train-advanced-lesson = 教什么
train-advanced-lesson-soft = 它软化后的概率
train-advanced-lesson-hard = 它的首选答案
train-advanced-lesson-relations = 它认为图片有多相似
train-advanced-alpha = 它的比重
train-advanced-alpha-help = 0 只听标签的，1 只听教师的。
train-advanced-temperature = 温度
train-advanced-temperature-help = 温度越高，越能看出教师认为还有哪些可能。

## train-form

train-form-what = 训练哪些部分
train-form-what-help = 分类头是最后一层：它说出类别。块是负责观察的那些层。
train-form-what-probe = 线性探测：分类头一次求解
train-form-what-head = 仅分类头：快，往往足够
train-form-what-blocks = 分类头和最后几块：较慢，往往更好
train-form-what-all = 全部：最慢，适合大量图片
train-form-blocks = 最后几块
train-form-blocks-help = 从末尾数起，有多少块一起学习。
train-form-epochs = 轮数
train-form-epochs-help = 每张训练图片会看多少遍。
train-form-batch = 批大小
train-form-batch-help = 每次小改变之前看多少张图片。
train-form-lr = 学习率
train-form-lr-help = 每次改变的幅度。太大会遗忘，太小则没完没了。
train-form-preset = 方案
train-form-preset-help = 适合这么多图片的一组设置；其中每一项都可以在下面更改。
train-form-preset-own = 按下面的设置
train-form-suggested = 此处建议：“{ $preset }”，因为{ $why }。
train-form-suggested-none = 图片就绪后，这里会推荐其中一项。
train-form-use-preset = 采用
train-form-dozens = 几十张图片：线性探测
train-form-hundreds = 几百张：先分类头，再最后 2 块
train-form-thousands = 几千张：先分类头，再上半部分的块
train-form-everything = 全部学习：适合非常多的图片
train-form-memory = 大约需要 { $total } 内存：权重 { $weights }，梯度和优化器 { $gradients }，同时处理 { $pictures ->
   *[other] { $pictures } 张图片
}需 { $activations }。
train-form-memory-over = { $needs }这超过了网页能够保证使用的 { $limit }：请让更少的块学习。
train-form-memory-none = 模型加载后，这里会说明训练所需的内存。
train-form-memory-parts = { $needs }大小为 { $batch } 的批次会分几部分处理，以保持在 { $limit } 以内。
train-form-model = 起始模型
train-form-data = 学习数据
train-form-output = 结果名称
train-form-augment = 图片变化
train-form-augment-help = 每次出现的图片都略有不同，因此无法死记硬背。
train-form-augment-cell = 按单元格“{ $name }”的设置
train-form-augment-own = 按此笔记本文件的设置
train-form-augment-unused = 只训练分类头时，每张图片按原样只看一次，因此增强单元格在这里不起作用。

## train

train-loss = 损失
train-loss-training = 训练
train-loss-held-out = 留出
train-loss-said = 第 { $epoch } 轮之后：训练损失 { $training }，留出损失 { $held_out }。
train-loss-waiting = 随着学习而下降
train-accuracy = 准确率
train-accuracy-said = 第 { $epoch } 轮之后：top-1 { $top1 }，top-5 { $top5 }。
train-accuracy-waiting = 随着学习而上升
train-export = 将模型保存为文件（.safetensors）
train-export-package = 保存供其他工具使用（.zip）
train-export-package-help = 该 zip 可在 transformers、timm 和 ONNX 运行时中打开，并附有模型卡。
train-result-waiting = 学完之后：模型有多好，以及模型文件。
train-tile-top1 = 首选正确率（留出）
train-tile-loss = 留出损失
train-tile-seconds = 总用时
train-tile-parameters = 学习的参数
train-finished = 经过 { $epochs ->
   *[other] { $epochs } 轮
}后完成，在 { $pictures ->
   *[other] { $pictures } 张留出的图片
}上测得。
train-finished-best = 经过 { $epochs ->
   *[other] { $epochs } 轮
}后完成，其中第 { $best } 轮最佳，在 { $pictures ->
   *[other] { $pictures } 张留出的图片
}上测得。
train-stopped = 经过 { $epochs ->
   *[other] { $epochs } 轮
}后停止；模型保留到那时为止学到的内容。再次运行即可从那里继续。
train-cache = 冻结部分有 { $share } 是直接查得而非重新计算；已为下次运行保留 { $bytes }。
train-cache-stored = 冻结部分有 { $share } 是直接查得而非重新计算；已为下次运行在内存中保留 { $bytes }，在此设备上保留 { $stored }。

## train-history

train-history = 以前的运行（{ $count }）
train-history-help = 每次运行都保留其方案和曲线，也保存在笔记本文件中。
train-history-run = 运行
train-history-changes = 与当前设置的不同
train-history-loss = 损失
train-history-took = 用时
train-history-compare = 比较
train-history-again = 再来
train-history-compare-run = 将第 { $number } 次运行与最近一次比较
train-history-take-up = 采用其方案
train-history-take-up-help = 将此单元格设置得与该次运行一样
train-history-branch = 作为新单元格
train-history-branch-help = 新建一个训练单元格，设置与该次运行相同
train-history-other-seed = 换个种子
train-history-other-seed-help = 用不同的随机数再运行一次
train-history-model = 模型 { $name }
train-history-data = 数据 { $name }
train-history-nothing = 无
train-history-more = { $changes }，另有 { $more } 项
train-history-said = 第 { $number } 次运行：top-1 { $top1 }，损失 { $loss }
train-history-said-both = { $last }；{ $other }。
train-history-chart = 留出损失
train-history-last = 最近一次运行
train-history-chosen = 所选的运行

## train-trial

train-trial = 训练前先试一试
train-trial-help = 不留下模型的短时运行：看损失如何随学习率变化，以及结果在多大程度上取决于测试哪些图片。
train-trial-rates = 寻找学习率
train-trial-folds = { $parts } 折交叉验证
train-trial-first = 请先运行模型单元格和数据单元格。
train-trial-no-rate = 损失始终没有持续下降，因此没有哪个学习率明显更好。增加图片或换一个模型可能会有帮助。
train-trial-suggested = 建议：{ $rate }，位于最长一段下降的中点。
train-trial-chart = 不同学习率下的损失
train-trial-chart-loss = 训练损失
train-trial-chart-suggested = 建议
train-trial-use-rate = 采用
train-trial-mean = Top-1 { $mean } ± { $deviation }（{ $parts } 折的平均值和标准差）。
train-trial-part = 折
train-trial-pictures = 图片
train-trial-loss = 损失

## train-progress

train-progress-starting = 正在启动…
train-progress-of = { $done } / { $total }
train-progress-download = 正在下载：{ $amount }
train-progress-decode = 正在读取图片：{ $amount }
train-progress-compile = 正在准备：编译 GPU 着色器。只需一次，可能要一分钟。
train-progress-features = 正在准备：把每张图片看一遍，{ $amount }
train-progress-trial = 正在尝试：第 { $amount } 步
train-progress-evaluate = 正在测量：{ $amount } 张图片
train-progress-neighbours = 正在相互比较图片：{ $amount }
train-progress-layout = 正在排布图片：第 { $amount } 步
train-progress-pack = 正在保存图片：{ $amount }
train-progress-steps = 正在训练：第 { $epoch } / { $epochs } 轮，第 { $step } / { $steps } 步，损失 { $loss }

## train-code

train-code = 导出为代码
train-code-help = 上面的设置，供其他程序使用。两者所做的与此单元格相同；凡是用到随机数的地方，各程序抽取的不同，因此结果在通常的波动范围内一致。
train-code-command = 命令行
train-code-python = PyTorch 和 timm
train-code-save = 保存脚本（train.py）

## train-broken-off

train-broken-off = 此次运行在第 { $epoch } 轮（共 { $epochs } 轮）时中断。点“运行”可从那里继续。

## summary

summary-starter = { $name }：内置的入门模型
summary-sample = { $name }：示例图片
summary-augment = { $name }，用 { $data } 展示
summary-train = { $model } 学习 { $data }，成为 { $output }
summary-ensemble = { $output }，由 { $models } 组成
summary-on = { $models }，用 { $data }
summary-map = { $model } 眼中的 { $data }
summary-right = { $share } 正确
summary-empty-note = 空白笔记
## announce

announce-running = { $cell }：正在运行。
announce-done = { $cell }：已完成。
announce-done-accuracy = { $cell }：已完成。准确率 { $percent }%。
announce-failed = { $cell }：未成功。
announce-ended = { $cell }：已结束。
announce-epoch = 第 { $epoch } 轮，准确率 { $percent }%
announce-epoch-of = 第 { $epoch } 轮，共 { $epochs } 轮，准确率 { $percent }%
announce-progress = { $what }，百分之 { $percent }
announce-training = 正在训练
announce-download = 正在下载
announce-decode = 正在读取图片
announce-compile = 正在准备显卡
announce-features = 正在准备
announce-trial = 正在尝试
announce-evaluate = 正在测量
announce-neighbours = 正在比较
announce-layout = 正在排布
announce-pack = 正在保存图片
announce-cell = 单元格

## bridge

bridge-unknown-day = 未知日期

## format

format-almost-done = 即将完成
format-left = 剩余约 { $time }
format-number = { $number }
format-thousand = { $number } 千
format-million = { $number } 百万

## keep

keep-no-place = 浏览器没有存放它们的位置

## opfs

opfs-absent = 此浏览器没有给页面保存文件的位置
opfs-full = 此设备已没有空间供本页面使用
opfs-other = 浏览器提示“{ $words }”
opfs-no-answer = 没有响应

## page

page-bringing-back = { $count ->
   *[other] 正在恢复 { $count } 张图片
}
page-download-in-use = 此文件正在使用：它正在本标签页或另一标签页中下载。请先停止下载，再删除它。
page-not-understood = 本页面与其计算引擎无法互通：两者版本不同。请先保存笔记本，再重新加载页面。
page-engine-anew-training = 计算引擎在训练途中停止，现已重新启动。笔记本和文件不受影响；训练会从上次保存的位置继续。
page-graphics-failed = 图形设备在同一处两次出错，因此从现在起由 CPU 计算：速度较慢，但能继续。笔记本和文件不受影响；训练会从上次保存的位置继续。
page-engine-anew = 计算引擎已停止并重新启动。笔记本不受影响，图片和训练好的模型会自动恢复；其他模型需要重新加载。
page-engine-broken = 本页面的计算引擎无法启动，因此单元格无法运行。请重新加载页面；如果无效，请改用新版 Chrome、Edge、Firefox 或 Safari。
page-file-gone = 文件已不在
page-pictures-not-kept = 此设备无法保存图片（{ $why }）。关闭页面之前它们仍在这里。请在模型单元格的“存储在此设备上”中腾出空间，然后重新添加。
page-save-failed = 无法保存笔记本：{ $why }
page-files-unreadable = 无法读取此笔记本的文件：{ $why }。“保存”会写出不含这些文件的笔记本。
page-bundle-failed = { $why }笔记本不受影响。
page-open-failed = { $why }你自己的笔记本没有改变。
page-open-not-kept = 无法将此文件中的图片和模型保存在此设备上：{ $why }。你自己的笔记本没有改变。
page-open-newer = 此文件由更新版本的 Vitrine 创建。已打开当前版本认识的部分；请保留该文件，它可能包含更多内容。
page-saved-without = { $count ->
   *[other] 此笔记本的 { $count } 个文件无法在此设备上读取，已略去；其余内容都在。
}
page-opened-without = { $count ->
   *[other] 此笔记本的 { $count } 个文件在该文件中缺失或损坏，已略去；其余内容都在。
}
page-open-too-large = 此文件太大，不可能是笔记本。
page-open-unreadable = 无法读取此文件。
page-undone = 已撤销：{ $what }
page-redone = 已重做：{ $what }
page-deleted = 已删除{ $cell }。
page-move = 移动{ $cell }
page-moved = 已将{ $cell }移到第 { $place } 位，共 { $all } 位
page-unkept = 最近的更改没有保存在此设备上：{ $why }。之前保存的内容不受影响。请在“笔记本”中腾出空间，或将此笔记本保存为文件。
page-little-room = 此设备供本页面使用的空间已不多：已用 { $used }，共 { $quota }。请在“笔记本”中删除不再需要的内容，或在模型单元格的“存储在此设备上”中删除下载文件。
page-album-damaged = 此设备保存的图片“{ $name }”已损坏，无法读取。笔记本不受影响。请重新添加图片。
page-memory-damaged = 此设备上关于本笔记本训练好的模型的记录已损坏。笔记本和图片不受影响。请重新运行训练单元格。
page-leave-unsaved = 打开另一个笔记本吗？对当前笔记本的更改没有保存，将会丢失。
page-leave-running = 打开另一个笔记本吗？当前笔记本中正在运行的任务将会停止。
page-taken-over = 另一个标签页已关闭。现在可以在这里更改和运行此笔记本。
page-newer = 此笔记本由更新版本的 Vitrine 创建。当前版本不认识的内容会显示并保留，但不会运行。
page-doubt-older = 此笔记本的最新版本在此设备上已损坏。已打开它之前的版本：最近的更改可能缺失，其余内容都在。
page-doubt-remains = 此笔记本在此设备上已损坏。仍可读取的单元格已恢复；其后的单元格可能缺失。请检查一遍，并用“保存”留存一份副本。
page-absent = 此地址的笔记本不在此设备上，或已被删除。在“笔记本”中可以找到现有的笔记本，也可以恢复已删除的笔记本。
page-too-new = 更新版本的 Vitrine 保存了此笔记本，当前版本无法读取。内容没有丢失：请重新加载页面以获取最新的 Vitrine，然后再次打开。
page-damaged = 一个笔记本在此设备上已损坏，完全无法读取。它的文件保持原样；可以在“笔记本”中找到并删除它。
page-not-opened = 无法打开此笔记本：{ $why }。没有任何更改。
page-in-use = 此笔记本已在另一个标签页中打开。请先在那里关闭，再试一次。
page-copy-title = { $title }（副本）
page-not-erased = 无法删除此笔记本：{ $why }。
page-not-read = 无法读取此笔记本：{ $why }。没有任何更改。
page-deleted-elsewhere = 此笔记本已不在这里：另一个标签页删除了它。
page-damaged-why = 此笔记本已损坏，无法读取（{ $why }）。它的文件保持原样。
page-not-written = 无法写入：{ $why }。没有任何更改。
page-no-template = 没有名为“{ $name }”的模板。这是入门笔记本；其他的在“模板”中。

## plan

plan-idle = 尚未运行
plan-queued = 等待运行
plan-running = 正在运行…
plan-done = 已完成
plan-stale = 已过时：请重新运行
plan-failed = 未成功
plan-next = 队列中的下一个
plan-place = 队列中第 { $place } 位

## reduce

reduce-saved-given = { $count ->
   *[other] zip 中有 { $count } 张图片，都是原始文件。
}
reduce-saved-png = { $count ->
   *[other] zip 中有 { $count } 张图片，均为 PNG，短边最多 256 像素。
}
reduce-saved-both = zip 中有 { $count } 张图片：{ $given } 张为原始文件，{ $others } 张为 PNG，短边最多 256 像素。
reduce-engine-lost = 本页面的计算引擎在途中停止了工作。
reduce-engine-lost-hint = 笔记本和图片不受影响。请重新运行该单元格；如果再次停止，请减少图片或减小批大小。
reduce-other-version = 本页面与其计算引擎来自不同版本。请先保存笔记本，再重新加载页面。
reduce-change-lost = 无法读取对这些图片的最后一次更改，该更改缺失。
reduce-pictures-lost = { $count ->
   *[other] { $count } 张图片中有 { $lost } 张无法恢复，其中包括“{ $path }”：{ $why } 其余的都在。
}
reduce-model-not-kept = { $why } 关闭页面之前，训练好的模型仍在这里。请将它保存为文件，或在模型单元格的“存储在此设备上”中腾出空间，然后重新运行此单元格。
## app

app-read-only = 此笔记本已在另一个标签页中打开，因此这里只能阅读。在那边关闭后，就可以在这里更改和运行。
app-notebook = 笔记本
app-drop = 请将图片拖放到数据单元格或预测单元格，将权重拖放到模型单元格，将笔记本拖放到其他任意位置。
app-notebooks = 笔记本
app-stop-all = 全部停止
app-run-all = 全部运行
app-save = 保存
app-save-title = 仅笔记本本身，保存为小型文本文件
app-bundle = Vitrine 文件
app-share = 分享
app-share-title = 一个文件，包含笔记本、图片和训练好的模型，可在别处打开
app-report = 保存报告（HTML）
app-report-title = 一个文件，包含全部结果和所示图片的缩小副本，随处可读
app-open = 打开
app-templates = 模板
app-template = { $title } · { $minutes } 分钟
app-starting = 正在启动…
app-not-running = 未运行
app-starting-why = 页面的计算引擎正在加载。
app-other-version = 页面与计算引擎的版本不一致。
app-device = 用什么计算，以及原因
app-computes-on = 计算设备：
app-kept = 已保存在此设备上
app-keeping = 正在保存…
app-not-kept = 未保存：{ $why }
app-elsewhere = 已在另一标签页中打开
app-load-again = 重新加载
app-undo = 撤销
app-reload = 重新加载页面
app-close = 关闭此消息
app-title = 此笔记本的标题
app-stronger = 想要更强的模型吗？
app-stronger-model = { $model } 认识一千种事物：下载大小 { $size }，许可证 { $licence }。
app-use-it = 使用
app-no-thanks = 不用了，谢谢

## foot

foot-update = 新版本已就绪。
foot-update-waits = 新版本已就绪。它会等到所有运行都结束。
foot-update-other-tabs = 新版本已就绪，但 Vitrine 还在另一个标签页中打开。请在那边关闭后重试。
foot-update-question = 要加载新版本吗？对此笔记本的更改尚未保存，将会丢失。
foot-update-load = 加载
foot-close = 关闭此消息
foot-words = Vitrine 只在此标签页中运行：除非主动保存，图片、模型和结果都留在你的电脑上。
foot-offline = 此页面已保存在此设备上，无需网络即可打开。
foot-privacy = 隐私
foot-privacy-stays = 你的图片、笔记本和训练成果绝不会离开此设备：所有计算都在此标签页中进行，也没有任何服务器可以接收它们。
foot-privacy-asks = 此页面不做任何统计，不设置 Cookie，只向两处请求内容：向其来源地址获取自身的文件，向 Hugging Face 获取你所选模型的权重。
foot-privacy-browser = 浏览器本身被要求拒绝其他一切连接；在浏览器设置中删除本网站的数据，即可删除保存在此设备上的内容。

## keys

keys-cells = 单元格
keys-running = 运行
keys-changes = 更改
keys-notebook = 笔记本
keys-select-above = 选择上方单元格
keys-select-below = 选择下方单元格
keys-edit = 编辑单元格
keys-leave = 离开其输入框
keys-add-above = 在上方添加单元格
keys-add-below = 在下方添加单元格
keys-delete = 删除单元格
keys-move-up = 上移单元格
keys-move-down = 下移单元格
keys-fold = 折叠或展开单元格
keys-run-and-next = 运行单元格并选择下一个
keys-run = 运行单元格
keys-run-all = 运行所有单元格
keys-run-above = 运行上方所有单元格
keys-run-below = 运行此单元格及下方所有单元格
keys-stop-all = 全部停止
keys-undo = 撤销
keys-redo = 重做
keys-save = 保存笔记本
keys-save-report = 保存报告（HTML）
keys-palette = 查找操作
keys-keys = 显示快捷键
keys-step = { $action }：{ $step }
keys-ctrl = Ctrl
keys-shift = Shift
keys-enter = Enter
keys-escape = Esc

## palette

palette-label = 查找操作
palette-type = 输入几个字
palette-actions = 操作
palette-nothing = 没有匹配的内容。请换几个字试试。
palette-add = 添加单元格：{ $kind }：{ $about }
palette-go-to = 前往单元格 { $number }：{ $kind }：{ $about }
palette-keys = 快捷键
palette-letters = 单个字母作为快捷键
palette-letters-help = 关闭后，只有带 Ctrl 或 Alt 的快捷键以及方向键和Enter 键有效。
palette-keys-help = 要么整个单元格被选中，要么光标在它的某个输入框中。选中时字母键和方向键有效；按 Enter 进入输入框，按 Esc 离开。

## toolbar

toolbar-changes = 更改
toolbar-with-keys = { $action }（{ $keys }）
toolbar-palette = 操作
toolbar-palette-title = 查找操作（{ $keys }）；按 ? 显示快捷键

## theme

theme-toggle = 配色：{ $now ->
    [light] 浅色
    [dark] 深色
   *[system] 跟随系统
}。切换为{ $next ->
    [light] 浅色
    [dark] 深色
   *[system] 跟随系统
}

## list

list-add = + 添加单元格
list-add-here = 在此处添加单元格
list-kinds = 单元格类型

## drag

drag-label = 拖动以移动此单元格；使用键盘时按 Alt 和方向键
drag-title = 拖动以移动（Alt+↑、Alt+↓）

## commands

commands-no-augmentation = 此单元格使用的增强单元格不存在。
commands-no-augmentation-hint = 请在此单元格中选择其他变化图片的方式。
commands-no-picture = 还没有图片。
commands-no-picture-to-predict = 请将图片拖放到此单元格，选择一张，或启动摄像头。
commands-no-picture-to-explain = 请从数据中选择一张，拖放一张到此单元格，或启动摄像头。
commands-no-hub-model = 尚未指定 Hub 模型。
commands-no-hub-model-hint = 请填写其 ID，例如 facebook/deit-tiny-patch16-224。
commands-no-weights = 权重文件不在这里。
commands-no-weights-hint = 请重新选择该文件：网页不能自行打开文件。
commands-no-pictures = 这里还没有图片。
commands-no-pictures-hint = 请将图片或文件夹拖放到此单元格，或按住某个类别的录制按钮。
commands-no-model = 还没有名为“{ $name }”的模型。
commands-no-model-hint = 请先运行生成它的单元格，或在此单元格中选择其他模型。
commands-no-data = 还没有名为“{ $name }”的图片。
commands-no-data-hint = 请先运行同名的数据单元格，或在此单元格中选择其他数据。

## undo

undo-cell = { $kind ->
    [note] 笔记
    [model] 模型单元格
    [data] 数据单元格
    [augment] 增强单元格
    [train] 训练单元格
    [ensemble] 集成单元格
    [evaluate] 评估单元格
    [predict] 预测单元格
    [explain] 解释单元格
    [map] 图谱单元格
    [compare] 比较单元格
   *[other] “{ $kind }”单元格
}
undo-knob = { $key ->
    [source] 来源
    [hub] Hub 模型
    [file] 文件
    [test_fraction] 留出比例
    [seed] 随机种子
    [classes] 类别
    [data] 数据
    [model] 模型
    [models] 模型
    [augment] 增强单元格
    [combine] 组合方式
    [views] 视图
    [top] 答案数量
    [temperature] 温度
    [reject_below] 拒答阈值
    [image] 图片
    [method] 方法
    [class] 类别
    [fusion] 合并方式
    [discard] 舍弃比例
    [side_px] 边长
    [stride_px] 步长
    [projection] 绘制方式
    [perplexity] 困惑度
    [trainable] 学习部分
    [last_blocks] 最后的块数
    [epochs] 轮数
    [stages] 阶段
    [probe] 线性探测
    [folds] 交叉验证折数
    [batch_size] 批大小
    [micro_batch] 同时处理的图片
    [rule] 优化器
    [lr] 学习率
    [min_lr] 最终学习率
    [annealing] 学习率下降方式
    [factor] 系数
    [warmup_epochs] 预热轮数
    [layer_decay] 逐层衰减
    [head_lr] 分类头学习率
    [weight_decay] 权重衰减
    [label_smoothing] 标签平滑
    [clip_grad_norm] 梯度裁剪
    [ema_decay] 权重平均（EMA）
    [dropout] Dropout
    [attention_dropout] 注意力 Dropout
    [drop_path] 随机深度
    [class_balance] 类别不均衡
    [validation_fraction] 预留比例
    [keep_best] 保留最佳轮的依据
    [patience] 耐心轮数
    [cached_views] 保留的视图
    [token_mixup] 混合 token
    [distillation] 蒸馏
    [teachers] 教师
    [lesson] 学习内容
    [alpha] 教师的比重
    [standardize_features] 特征标准化
    [crop] 裁剪
    [scale] 缩放范围
    [ratio] 宽高比
    [padding] 填充
    [interpolation] 插值
    [horizontal_flip] 水平翻转
    [vertical_flip] 垂直翻转
    [policy] 策略
    [magnitude] 强度
    [magnitude_std] 强度波动
    [magnitude_max] 最大强度
    [layers] 操作数
    [increasing] 强度递增
    [transforms] 操作集
    [probability] 概率
    [brightness] 亮度
    [contrast] 对比度
    [saturation] 饱和度
    [hue] 色相
    [grayscale] 灰度
    [gaussian_blur] 高斯模糊
    [solarize] 曝光反转
    [size] 大小
    [mode] 模式
    [area] 面积
    [min_aspect] 最小宽高比
    [max_count] 最大数量
    [mixup_alpha] MixUp α
    [cutmix_alpha] CutMix α
    [cutmix_minmax] CutMix 面积
    [switch_probability] CutMix 比例
    [off_epoch] 混合结束轮
    [repeats] 重复次数
   *[other] { $otherwise }
}
undo-title = 更改标题
undo-delete = 删除{ $cell }
undo-delete-several = { $count ->
   *[other] 删除 { $count } 个单元格
}
undo-add = 添加{ $cell }
undo-move = 移动{ $cell }
undo-order = 调整单元格顺序
undo-change = 更改{ $cell }
undo-change-several = { $count ->
   *[other] 更改 { $count } 个单元格
}
undo-edit-note = 编辑笔记
undo-setting = 更改{ $cell }的{ $setting }
undo-rename = 将 { $old } 重命名为 { $new }

## notebooks

notebooks-title = 笔记本
notebooks-deleted = 已删除
notebooks-deleted-hint = 30 天内可以恢复。
notebooks-new = 新建笔记本
notebooks-empty = 空白笔记本
notebooks-empty-about = 还没有单元格。
notebooks-template = { $about }{ $minutes } 分钟。
notebooks-untitled = 未命名
notebooks-damaged = 损坏的笔记本
notebooks-was-deleted = 已删除“{ $title }”。
notebooks-undo = 撤销
notebooks-looking = 正在查看此设备上保存的内容…
notebooks-not-kept = 笔记本不会保存在这里：{ $why }。请将它们保存为文件，之后再打开。
notebooks-kept = 保存在此设备上，仅限此浏览器。
notebooks-kept-in-room = 保存在此设备上，仅限此浏览器。连同下载内容，此页面已使用浏览器所给 { $quota } 中的 { $usage }。
notebooks-just-now = 刚刚
notebooks-minutes-ago = { $count ->
   *[other] { $count } 分钟前
}
notebooks-hours-ago = { $count ->
   *[other] { $count } 小时前
}
notebooks-days-ago = { $count ->
   *[other] { $count } 天前
}
notebooks-no-cells = 没有单元格
notebooks-cells = 单元格：{ $cells }
notebooks-cells-of-kind = { $kind ->
    [note] 笔记
    [model] 模型
    [data] 数据
    [augment] 增强
    [train] 训练
    [ensemble] 集成
    [evaluate] 评估
    [predict] 预测
    [explain] 解释
    [map] 图谱
    [compare] 比较
   *[other] { $kind }
} × { $count }
notebooks-comma = 、
notebooks-best = 最高准确率 { $share }

## book

book-damaged = 它已无法按保存时的样子读取；打开即可恢复剩余的内容。
book-changed = { $when }更改
book-deleted = { $when }删除
book-on = 于 { $date }
book-open-here = 在此打开
book-duplicate = 复制
book-duplicate-named = 复制“{ $title }”
book-rename = 重命名
book-rename-named = 重命名“{ $title }”
book-new-title = 新标题
book-delete = 删除
book-delete-named = 删除“{ $title }”
book-restore = 恢复
book-restore-named = 恢复“{ $title }”
book-erase = 永久删除
book-erase-named = 永久删除“{ $title }”

## bundle

bundle-does-not-fit = 此笔记本无法放入一个文件：{ $why }。
bundle-not-made = 浏览器无法生成此文件。
bundle-not-opened = 此文件无法作为 Vitrine 笔记本打开：{ $why }。
## augment-form

augment-form-scale-min = 最小裁剪（面积占比）
augment-form-horizontal-flip = 左右翻转
augment-form-vertical-flip = 上下翻转
augment-form-brightness = 亮度
augment-form-contrast = 对比度
augment-form-saturation = 饱和度
augment-form-hue = 色相
augment-form-jitter-probability = 以上变化的频率
augment-form-grayscale = 灰度频率
augment-form-gaussian-blur = 模糊频率
augment-form-solarize = 曝光反转频率
augment-form-erasing = 擦除频率
augment-form-erasing-area = 最大擦除面积
augment-form-erasing-count = 最多矩形数
augment-form-cutout = 灰色方块频率
augment-form-cutout-size = 灰色方块边长
augment-form-mixup-alpha = MixUp α（0 为关闭）
augment-form-cutmix-alpha = CutMix α（0 为关闭）
augment-form-mix-probability = 混合频率
augment-form-switch-probability = 用 CutMix 而非 MixUp
augment-form-mix-off-epoch = 从第几轮起不再混合（0 为从不）
augment-form-repeats = 每张图片的重复次数
augment-form-magnitude = 强度
augment-form-layers = 每张图片的操作数
augment-form-policy-probability = 每项操作的频率
augment-form-magnitude-std = 强度波动
augment-form-group-light = 光线与颜色
augment-form-group-erase = 擦除
augment-form-group-mix = 混合图片
augment-form-unused = 还没有训练单元格使用它：请在训练单元格的“图片变化”中选择。
augment-form-used = 用于训练 { $models }。
augment-form-name = 名称
augment-form-data = 展示所用数据
augment-form-own = 自定义
augment-form-suggested = 建议：{ $preset }（最小的类别有 { $fewest } 张训练图片）。{ $reason }
augment-form-use = 采用
augment-form-preset = 预设
augment-form-policy-none = 无
augment-form-policy = 策略
augment-form-policy-text = 用 timm 的写法表示
augment-form-transforms = 操作
augment-form-increasing = 全部随强度增强
augment-form-increasing-help = 与 DeiT 一致；最初的版本中有些会减弱。
augment-form-crop = 裁剪
augment-form-crop-evaluation = 与评估时相同
augment-form-crop-resized = 随机部分，缩放后使用
augment-form-crop-random = 整图中的随机方块
augment-form-interpolation = 重采样
augment-form-interpolation-bicubic = 双三次
augment-form-interpolation-bilinear = 双线性
augment-form-interpolation-random = 随机其一
augment-form-erasing-mode = 擦除部分填充为
augment-form-erasing-mode-const = 平均颜色
augment-form-erasing-mode-rand = 一种随机颜色
augment-form-erasing-mode-pixel = 随机像素
augment-form-mix-mode = 混合的随机方式
augment-form-mix-mode-batch = 整批相同
augment-form-mix-mode-pair = 每对相同
augment-form-mix-mode-elem = 每张图片各自随机
augment-form-more = 更多选项
augment-form-cutmix-minmax = CutMix 方框边长为 20% 到 80%
augment-form-cutmix-minmax-help = 不由 α 决定（即 timm 的 cutmix-minmax）。

## augment

augment-busy = 另一个单元格正在运行；完成后会显示新的视图。
augment-vary = 变换这张“{ $class }”图片
augment-empty = 运行此单元格，看看这些设置对图片有何影响。
augment-pictures = 要变换的图片
augment-pause = 暂停
augment-play = 播放
augment-next = 换一批
augment-seed = 换个种子
augment-hint = 指向或点按视图，可查看变换前的图片。
augment-unchanged = 未改变
augment-view = 视图 { $number }：{ $words }。点按可查看变换前的图片。

## ensemble

ensemble-combine-probabilities = 平均概率
ensemble-combine-logits = 平均 logits
ensemble-combine-soup = 平均权重（soup）
ensemble-combine-greedy-soup = 只平均有帮助的权重（greedy soup）
ensemble-views-one = 每张图片的中央
ensemble-views-flip = 中央及其镜像
ensemble-views-ten-crops = 中央和四角及其镜像（十个视图）
ensemble-members-help = 不同种子或方案的训练会犯不同的错误，取平均可以相互抵消。也可以只用一个模型配合多个视图。
ensemble-combine = 如何合为一个
ensemble-combine-help = 平均答案所需的时间等于所有模型之和；平均权重得到的是一个模型，可以继续训练和导出。只有从同一模型出发的权重才能混合。
ensemble-views = 看什么
ensemble-views-help = 测试时增强：对一张图片取多个视图并平均其答案。速度较慢，但往往能提高一两个百分点。
ensemble-data = 数据
ensemble-output = 生成的模型名称
ensemble-empty = 它们合在一起的表现，以及各自单独的表现。
ensemble-measured = 在 { $count } 张留出的图片上测得；“单独”指只用一个视图。评估单元格可逐类显示。
ensemble-used = 是
ensemble-left-out = 未纳入
ensemble-top1-together = top-1（合并）
ensemble-top1-alone = top-1（单独最佳）
ensemble-loss-together = 损失（合并）：越低越好
ensemble-head-model = 模型
ensemble-head-top1 = Top-1
ensemble-head-loss = 损失
ensemble-head-in = 纳入

## members

members-models = 模型
members-none = 还没有其他模型：请添加模型单元格，或训练一个。

## model

model-weights = 权重
model-name = 名称
model-name-help = 其他单元格用此名称引用该模型。
model-hub-id = Hub ID
model-hub-id-help = huggingface.co 上 DeiT 或 ViT 的“所有者/名称”，例如 facebook/deit-tiny-patch16-224。
model-no-file = 尚未选择文件；也可以将文件拖放到这里。
model-choose-file = 选择权重文件
model-download = 下载并加载
model-empty = 它的架构、大小以及所认识的类别。
model-facts-architecture = 架构
model-facts-size-name = 大小
model-facts-size = 参数 { $parameters }，共 { $blocks } 个块
model-facts-sees-name = 看到
model-facts-sees = { $pixels } × { $pixels } 像素：{ $preparation }
model-facts-knows-name = 认识
model-facts-knows-none = 0 个类别
model-facts-knows = { $count } 个类别：{ $examples }
model-facts-knows-more = { $count } 个类别：{ $examples }…
model-source-starter = 入门模型（内置）
model-source-hub = Hub 上的其他模型
model-source-file = 我的文件（.safetensors、.pth、.bin）
model-about-starter = 随页面附带的小型 DeiT：无需下载。
model-about-file = 来自 timm、Hugging Face 或原始发布的 DeiT 或 ViT 权重；如有 config.json 和 preprocessor_config.json，请一并选择。文件只在本地读取，不会发送到任何地方。
model-about-hub = 运行此单元格时会获取它的权重、类别名称和预处理设置。
model-about-download = { $variant }：需下载 { $size }，许可证 { $licence }。运行此单元格时获取，空间足够时保存在此设备上。
model-and-more = { $names } 等，另有 { $count } 个
model-start-fresh = 以下部分从头开始，因为文件中没有匹配的内容：{ $parts }。训练会让它们学会。
model-left-out = 文件还包含此模型用不到的部分，已略去：{ $parts }。

## predict

predict-choose = 选择图片
predict-camera-off = 关闭摄像头
predict-camera = 摄像头
predict-drop = 或将图片拖放到这里
predict-picture = 所询问的图片
predict-empty = 你的图片，以及模型认为它是什么。
predict-model = 模型
predict-top = 显示几个预测
predict-sure = 需要多大把握
predict-reject-below = 低于此值答“我不知道”
predict-reject-below-help = 0 到 1 之间的概率。评估单元格会显示每个阈值的得失。
predict-temperature = 温度
predict-temperature-help = 用来除 logits，使概率符合实际；评估单元格可拟合此值。1 表示不变。
predict-unsure = 我不知道：最佳预测为 { $best }，低于要求的 { $wanted }。
predict-before = 这些预测针对的是前一张图片。
predict-took = 用时 { $ms } 毫秒。

## compare

compare-members-help = 请选择两个或更多认识相同类别的模型。它们对同一批留出图片作答。
compare-data = 数据
compare-empty = 并列显示各项数字、差异是否可能出于偶然，以及它们意见不一的图片。
compare-chance = 差异可能只是偶然吗？
compare-mcnemar = McNemar 检验考察两个模型中只有一个答对的图片。p 值小说明偶然很少会造成如此悬殊的分布。
compare-good = { $good ->
    [higher] 越高越好
   *[other] 越低越好
}
compare-best = 最佳
compare-model = 模型
compare-measured = 在 { $count } 张留出的图片上测得。时间为此设备上的用时，包括读取图片；大小按 32 位权重计算。

## compare-made

compare-made-title = 做法有何不同
compare-made-hint = 生成它们的训练单元格的设置；相同的设置已略去。
compare-made-setting = 设置
compare-made-curve = 曲线

## compare-pictures

compare-pictures-more = 显示更多（还有 { $left } 张）
compare-pictures-title = 意见不一之处
compare-pictures-lost = 图片不包含在笔记本文件中。请先运行数据单元格，再重新运行此单元格以查看图片。
compare-pictures-right = ✓ 正确
compare-pictures-wrong = ✗ 错误
compare-pictures-true = 真实：{ $label }
compare-pictures-said = 真实：{ $label }；{ $opinions }
compare-pictures-class = 类别 { $number }

## save-metrics

save-metrics = 保存指标：
save-metrics-all = 全部（JSON）
save-metrics-all-help = 此处测得的全部数据，供其他程序使用
save-metrics-classes = 类别（CSV）
save-metrics-classes-help = 每个类别一行，供电子表格使用
save-metrics-pictures = 图片（CSV）
save-metrics-pictures-help = 每张图片一行，供电子表格使用

## inside

inside-title = 内部结构
inside-total-on = 在 { $device } 上处理一张图片，所有部分共需 { $time }。
inside-total = 在此设备上处理一张图片，所有部分共需 { $time }。
inside-measuring = 正在测量…
inside-measure = 在此设备上测量
inside-learns-in = 在生成“{ $model }”的训练单元格中，填充的方框会学习；虚线边框的保持加载时的样子。
inside-learns-nowhere = 此笔记本中还没有训练单元格以该模型为起点。
inside-learner = 训练生成的模型
inside-table = 以表格显示
inside-table-part = 部分
inside-table-shape = 输出
inside-table-parameters = 参数
inside-table-time = 时间
inside-table-learns = 训练时

## inside-flow

inside-flow-none = 此网络不是普通的 Transformer，因此没有示意图：测量后会在下方列出各部分。
inside-flow-picture = 图片
inside-flow-picture-words = { $height } × { $width } 像素，3 种颜色
inside-flow-patches = 图块
inside-flow-patches-words = { $count } 个 { $pixels } × { $pixels } 像素的图块，每个变成 { $width } 个数
inside-flow-tokens = Token
inside-flow-tokens-words = { $count } 个 token：各图块，前面加一个类别 token；每个都知道自己的位置
inside-flow-tokens-distilled = { $count } 个 token：各图块，前面加一个类别 token 和一个蒸馏 token；每个都知道自己的位置
inside-flow-norm = 归一化
inside-flow-norm-words = 将所有 token 调整到同一尺度
inside-flow-head = 分类头
inside-flow-head-words = 由类别 token 得出 { $count } 个类别分数
inside-flow-head-distilled = 由类别 token 与蒸馏 token 平均得出 { $count } 个类别分数
inside-flow-blocks = 块
inside-flow-block = 块 { $number }：{ $facts }
inside-flow-blocks-words = { $count } 个块依次相连；每个有 { $parameters } 个参数，输出的 token 数与输入相同。
inside-flow-attention = 注意力：token 互相查看，{ $heads } 个宽度为 { $width } 的注意力头
inside-flow-residual = + 输入本身
inside-flow-perceptron = 感知机，逐个 token：{ $width } → { $hidden } → { $width }
inside-flow-in-each = 每个块中：
inside-flow-parameters = { $count } 个参数
inside-flow-learns = 学习
inside-flow-stays = 不变
inside-flow-timed-with = { $part ->
    [head] 计入分类头
   *[other] 计入图块
}

## inside-parts

inside-parts-patches = 图块
inside-parts-tokens = token
inside-parts-block = 块 { $number }
inside-parts-norm = 归一化
inside-parts-head = 分类头

## unknown

unknown-settings = 此“{ $kind }”单元格的某些设置无法被当前版本的 Vitrine 读取。
unknown-kind = 此单元格的类型为“{ $kind }”，当前版本的 Vitrine 不认识。
unknown-kept = 它会原样保留并随笔记本保存，但无法在此运行。更新版本的 Vitrine 可能认识它。
unknown-its-settings = 它的设置

## note

note-view = 笔记：按 Enter 编辑
note-click = 点击编辑
note-text = 此笔记的文本（Markdown）
note-placeholder = 在此书写。**粗体**，## 标题，- 列表。按 Shift+Enter 显示。
note-when-done = 完成后按 Shift+Enter。
note-done = 完成
## words

words-template-first = 你的第一个分类器
words-template-first-about = 用绘制的形状或你的摄像头，教模型认识你自己的类别。
words-template-head-or-blocks = 分类头还是最后几块？
words-template-head-or-blocks-about = 模型该有多少部分参与学习？训练两次，比较一下。
words-template-augmentation = 数据增强为何有效
words-template-augmentation-about = 看模型如何死记硬背，以及怎样防止。
words-template-attention = 注意力看到了什么？
words-template-attention-about = 用三种方法查看答案依据图片中的哪些地方。
words-template-teacher = 教师与学生
words-template-teacher-about = 一个从未见过正确答案的模型，向另一个模型学习。
words-template-cnn = DeiT 对阵 CNN
words-template-cnn-about = 视觉 Transformer 和卷积网络学习同样的图片（下载 70 MB）。
words-knob-wrong = { $knob }不能是 { $found }。允许的值：{ $allowed }。试试 { $suggested }。
words-stages-wrong = 阶段顺序不能是 { $before } 个块之后 { $blocks } 个块。每个阶段的块不能少于前一个阶段。试试 { $before }。
words-steps-wrong = 阶梯计划不能是每 { $epochs } 轮乘以 { $factor }。允许的值：大于 0 且不超过 1 的系数，轮数大于 0。试试每 30 轮乘以 0.1。
words-teachers-wrong = 教师列表中没有模型。至少需要一个模型的名称，例如某个训练好的模型。
words-allowed-between = { $least } 到 { $most }
words-allowed-above-zero-to = 大于 0，至多 { $most }
words-allowed-below-one = 从 0 起，小于 1
words-allowed-above-zero-or-none = 大于 0，或不设置
words-allowed-one-or-more-or-none = 至少 1，或不设置
words-allowed-above-zero-or-chosen = 大于 0，或自动选择
words-allowed-batch-size = 从 1 到批大小
words-allowed-learning-rate = 从 0 到学习率
words-allowed-epochs = 从 0 到轮数
words-allowed-shortest-stage = 从 0 到最短阶段的轮数
words-allowed-epoch-for-each-stage = 每个阶段至少 1 轮
words-allowed-without-attention = 0，因为这个网络没有注意力
words-allowed-blocks = 0 到 { $depth }（这个模型有 { $depth } 个块）
words-knob-trainable = 参与学习的块数
words-knob-epochs = 轮数
words-knob-batch-size = 批大小
words-knob-lr = 学习率
words-knob-min-lr = 最终学习率
words-knob-warmup-epochs = 预热
words-knob-weight-decay = 权重衰减
words-knob-label-smoothing = 标签平滑
words-knob-clip-grad-norm = 梯度裁剪
words-knob-stages = 阶段顺序
words-knob-stage-epochs = 阶段长度
words-knob-micro-batch = 微批次
words-knob-annealing = 阶梯计划
words-knob-layer-decay = 逐层衰减
words-knob-head-lr = 分类头的学习率系数
words-knob-ema-decay = 滑动平均的衰减
words-knob-dropout = Dropout
words-knob-attention-dropout = 注意力 Dropout
words-knob-drop-path = 随机深度
words-knob-validation-fraction = 预留比例
words-knob-keep-best = 各轮的评判
words-knob-patience = 耐心轮数
words-knob-probe = 线性探测的 C
words-knob-folds = 折数
words-knob-cached-views = 保留的视图数
words-knob-token-mixup = 混合 token
words-knob-teachers = 教师列表
words-knob-alpha = 教师在损失中的比重
words-knob-temperature = 温度
words-field-scale-min = 最小裁剪
words-field-scale-max = 最大裁剪
words-field-ratio-min = 最窄裁剪
words-field-ratio-max = 最宽裁剪
words-field-padding = 裁剪的填充
words-field-horizontal-flip = 水平翻转的概率
words-field-vertical-flip = 垂直翻转的概率
words-field-magnitude = 强度
words-field-magnitude-max = 最大强度
words-field-magnitude-std = 强度波动
words-field-layers = 每张图片的操作数
words-field-policy-probability = 每个操作的概率
words-field-mix-width = AugMix 的链数
words-field-mix-depth = AugMix 的链长
words-field-mix-alpha = AugMix 的 alpha
words-field-jitter-probability = 颜色抖动的概率
words-field-brightness = 亮度抖动
words-field-contrast = 对比度抖动
words-field-saturation = 饱和度抖动
words-field-hue = 色相抖动
words-field-grayscale = 灰度的概率
words-field-gaussian-blur = 模糊的概率
words-field-solarize = 曝光反转的概率
words-field-cutout-probability = 灰色方块的概率
words-field-cutout-size = 灰色方块的大小
words-field-erasing-probability = 擦除的概率
words-field-erasing-area-min = 最小擦除面积
words-field-erasing-area-max = 最大擦除面积
words-field-erasing-aspect = 最扁的擦除矩形
words-field-erasing-count = 擦除矩形的数量
words-field-mixup-alpha = MixUp 的 alpha
words-field-cutmix-alpha = CutMix 的 alpha
words-field-cutmix-min = CutMix 的最小方框
words-field-cutmix-max = CutMix 的最大方框
words-field-mix-probability = 混合的概率
words-field-switch-probability = 用 CutMix 代替 MixUp 的概率
words-field-mix-off-epoch = 从哪一轮起不再混合
words-field-repeats = 重复次数
words-policy-name = “{ $name }”不是策略：请写 rand、v0、v0r、original、originalr、augmix、trivial、3a 或 none，并在其后写设置，例如 rand-m9-mstd0.5-inc1。
words-policy-part = “{ $part }”对 { $policy } 没有意义。可用：{ $takes }。
words-policy-takes-nothing = 无设置
words-policy-takes-rand = m、n、p、mstd、mmax 和 inc 后跟数字，以及 tweights、t3a 或 t3aw
words-policy-takes-auto = mstd 后跟数字
words-policy-takes-augmix = m、w、d、a 和 mstd 后跟数字
words-augment-none = 无
words-augment-light = 轻度（摄像头）
words-augment-none-why = 还没有训练图片，所以没有什么可变化。
words-augment-light-why = 每类不足一百张图片时，小的变化对预训练模型帮助最大：强烈的变化需要更多轮，这样的数据不值得。
words-augment-deit-iii-why = 每类有几百张图片时，有时间进行更强的变化；DeiT III 的三种变化（变灰、曝光反转、模糊）加上混合，是有效办法中最简单的。
words-augment-deit-why = 每类有几千张图片时，训练时间足够使用 DeiT 的完整方案。
words-recipe-small-class = 有一个类别只有 { $pictures } 张训练图片：图片这么少时，线性探测很难被超越，也不会死记硬背
words-recipe-dozens = { $pictures } 张训练图片只是几十张：此时线性探测很难被超越
words-recipe-hundreds = { $pictures } 张训练图片足以调整最后几块，但不足以调整整个网络
words-recipe-thousands = { $pictures } 张训练图片可以调整半个网络，较低的层调整得慢一些
words-recipe-more = { $pictures } 张训练图片能让每一层都学到东西
words-setting-model = 起始模型
words-setting-data = 学习数据
words-setting-time = 训练时间
words-setting-trainable = 训练哪些部分
words-setting-epochs = 轮数
words-setting-stages = 之前的阶段
words-setting-probe = 从线性探测开始
words-setting-probe-c = 探测：C
words-setting-probe-folds = 探测：折数
words-setting-batch-size = 批大小
words-setting-micro-batch = 同时处理的图片
words-setting-rule = 优化器
words-setting-lr = 学习率
words-setting-min-lr = 最终学习率
words-setting-annealing = 下降方式
words-setting-warmup-epochs = 预热轮数
words-setting-layer-decay = 逐层衰减
words-setting-head-lr = 分类头系数
words-setting-weight-decay = 权重衰减
words-setting-label-smoothing = 标签平滑
words-setting-clip-grad-norm = 梯度裁剪
words-setting-ema-decay = 权重平均
words-setting-dropout = Dropout
words-setting-attention-dropout = 注意力 Dropout
words-setting-drop-path = 随机深度
words-setting-class-balance = 类别不均衡
words-setting-validation-fraction = 预留比例
words-setting-keep-best = 保留最佳轮的依据
words-setting-patience = 耐心轮数
words-setting-cached-views = 保留的视图
words-setting-token-mixup = 混合 token
words-setting-distillation = 向模型学习
words-setting-distillation-lesson = 教什么
words-setting-distillation-alpha = 它的比重
words-setting-distillation-teachers = 蒸馏：教师
words-setting-standardize-features = 特征标准化
words-setting-seed = 随机种子
words-setting-augment-crop = 图片变化：裁剪
words-setting-augment-interpolation = 图片变化：插值
words-setting-augment-horizontal-flip = 图片变化：水平翻转
words-setting-augment-vertical-flip = 图片变化：垂直翻转
words-setting-augment-policy = 图片变化：策略
words-setting-augment-color-jitter-probability = 图片变化：颜色抖动：概率
words-setting-augment-color-jitter-brightness = 图片变化：颜色抖动：亮度
words-setting-augment-color-jitter-contrast = 图片变化：颜色抖动：对比度
words-setting-augment-color-jitter-saturation = 图片变化：颜色抖动：饱和度
words-setting-augment-color-jitter-hue = 图片变化：颜色抖动：色相
words-setting-augment-grayscale = 图片变化：灰度
words-setting-augment-gaussian-blur = 图片变化：高斯模糊
words-setting-augment-solarize = 图片变化：曝光反转
words-setting-augment-cutout-probability = 图片变化：灰色方块：概率
words-setting-augment-cutout-size = 图片变化：灰色方块：大小
words-setting-augment-erasing-probability = 图片变化：擦除：概率
words-setting-augment-erasing-mode = 图片变化：擦除：填充
words-setting-augment-erasing-area = 图片变化：擦除：面积
words-setting-augment-erasing-min-aspect = 图片变化：擦除：最扁矩形
words-setting-augment-erasing-max-count = 图片变化：擦除：最多矩形
words-setting-augment-mix-mixup-alpha = 图片变化：混合：MixUp alpha
words-setting-augment-mix-cutmix-alpha = 图片变化：混合：CutMix alpha
words-setting-augment-mix-cutmix-minmax = 图片变化：混合：CutMix 方框
words-setting-augment-mix-probability = 图片变化：混合：概率
words-setting-augment-mix-switch-probability = 图片变化：混合：用 CutMix 代替 MixUp
words-setting-augment-mix-mode = 图片变化：混合：随机方式
words-setting-augment-mix-off-epoch = 图片变化：混合：停止的轮
words-setting-augment-repeats = 图片变化：重复次数
words-value-off = 关
words-value-on = 开
words-value-yes = 是
words-value-no = 否
words-value-none = 无
words-value-head = 分类头
words-value-all = 全部
words-value-by-cross-validation = 由交叉验证决定
words-value-as-many-as-fit = 能放多少放多少
words-value-one-for-each-epoch = 每轮一个
words-value-loss = 损失
words-value-sampling = 抽样
words-value-cosine = 余弦
words-value-linear = 线性
words-value-constant = 恒定
words-value-other = 其他
words-value-last-blocks = 最后 { $blocks } 块
words-measure-top1 = Top-1
words-measure-loss = 损失
words-measure-macro-f1 = 宏平均 F1
words-measure-parameters = 参数
words-measure-size = 大小
words-measure-time = 毫秒/张
words-interval = { $value }（{ $low } 到 { $high }）
words-verdict-same = “{ $a }”和“{ $b }”答对的图片完全相同，所以没有差异可检验。
words-verdict-real = 有 { $only_a } 张图片只有“{ $a }”答对，{ $only_b } 张只有“{ $b }”答对：不太可能是偶然，{ $p }。
words-verdict-chance = 有 { $only_a } 张图片只有“{ $a }”答对，{ $only_b } 张只有“{ $b }”答对：可能是偶然，{ $p }。
words-caution = 检验了 { $pairs } 对，约二十分之一仅凭偶然也会显得真实；p 接近 { $level } 时请谨慎看待。
words-agree = 它们对每张图片的意见都一致。
words-disagree = 它们对 { $all } 张图片中的 { $some } 张意见不一。
words-curve-loss = 留出损失
words-curve-train-loss = 训练损失
words-curve-top1 = 留出 top-1
words-curve-end = { $name } { $y }（第 { $x } { $across }）
words-curve-ends = { $title }：{ $ends }。
words-preprocess-short-side = 短边缩放到 { $side } px（{ $filter }），取中间 { $crop } px，均值 { $mean }，标准差 { $std }
words-preprocess-squash = 压缩到 { $side } × { $side } px（{ $filter }），取中间 { $crop } px，均值 { $mean }，标准差 { $std }
words-preprocess-bilinear = 双线性
words-preprocess-bicubic = 双三次
words-notebook-too-large = 这个笔记本文件有 { $bytes } 字节，超过了笔记本允许的 { $most } 字节。
words-notebook-not-json = 这个文件不是笔记本：它不是 JSON（{ $reason }）。
words-notebook-other = 这个 JSON 文件不是 Vitrine 笔记本（{ $reason }）。
words-bundle-no-manifest = 这不是 Vitrine 笔记本：无法读取它对自身的说明。
words-bundle-newer = 这个文件由更新的 Vitrine 生成（格式 { $format }），当前版本无法读取。请重新加载页面以获取最新版本。
words-zip-too-large = 它会超过 4 GB
words-zip-not-a-zip = 它不完整，或根本不是这种文件
words-zip-unusual = 它的压缩方式在这里无法读取
