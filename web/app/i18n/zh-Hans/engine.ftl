## 图片

said-image-empty = 此文件是空的（0 字节）；请重新保存或下载。
said-image-none = 这不是图片：无论文件名怎么写，其内容都不是 JPEG、PNG、WebP、GIF 或 BMP。
said-image-unsupported = 这是 { $format } 图片，在这里无法读取；请先另存为 JPEG 或 PNG。
said-image-large = 此图片为 { $width } × { $height } 像素（{ $found } 百万像素），超过了这里对此类图片允许的 { $most } 百万像素；请先缩小。
said-image-cut = 此 { $format } 图片不完整，结尾缺失；请重新复制或下载。
said-image-damaged = 此 { $format } 图片已损坏，无法读取（{ $reason }）；请重新复制或下载。
said-image-no-pixels = 没有像素
said-image-size = 尺寸前后矛盾
said-image-encode = 无法为显示而编码此图片（{ $reason }）。
said-image-jpeg = 有一张图片无法写成 JPEG 再打开（{ $reason }）。

## 数据

said-data-full = 数据已满：{ $images } 张图片占满了为图片预留的 { $size } MB；请移除一些再添加。
said-data-no-image = 图片 { $id } 不在数据中；可能已被移除。
said-data-unreadable = 无法从此设备读回图片 { $id }；请将它移除后重新添加。
said-data-gone = { $which }：移除的图片只保留到再次添加图片或关闭数据为止，而且只保留最近的几百张。
said-data-gone-one = 这张图片已无法放回
said-data-gone-more = 这 { $images } 张图片已无法放回
said-data-no-class = 数据中没有名为“{ $name }”的类别。
said-data-nameless = 类别的名称至少要有一个字。
said-data-none = 还没有图片；请添加至少两个类别的图片。
said-data-one-class = 训练至少需要两个类别；此数据只有一个：“{ $class }”。请添加另一个类别的图片。
said-data-single = { $having }只有一张图片，无法既用于训练又用于测试；请再添加一些，或移除该类别。
said-data-untaught = { $having }没有训练图片，只有留出的图片；请在 train 文件夹中添加一些，或移除该类别。
# 后接“只有一张图片”或“没有训练图片”。参数自带引号。
said-data-class-has = 类别{ $name }
said-data-classes-have = 类别{ $names }和{ $last }都
said-data-more-classes-have = 类别{ $names }和另外 { $more } 个类别都
said-data-not-held-out = 没有留出用于测试的图片；请将每个类别的一些图片改用于测试。
said-data-no-folder = 此图片不在任何类别文件夹中，因此类别未知；请将它放入以类别命名的文件夹，或拖放到某个类别上。
said-data-outside = 此图片在旁边的 train、val 和 test 文件夹之外，因此已略去；请将它移到其中之一的类别文件夹里。
said-data-back = { $all } 张图片中有 { $back } 张已放回；其余的移除已久，不再保留。
said-back-stopped = 在所有图片恢复之前已停止。
said-back-again = 它们仍在此设备上。请运行此单元格来恢复。
said-back-gone = 它已不在此设备上。
said-back-cut = 它在此设备上的副本不完整。
said-back-not-in-file = 它已不在其文件中。
said-folders-zip = 无法写入 zip（{ $reason }）。
said-folders-stopped = 已停止保存图片。
said-folders-safe = 你的图片仍在这里。请再保存一次。

## 作为数据的文件

said-zip-damaged = 此 zip 已损坏或不完整；请重新下载或生成。
said-zip-no-images = 此 zip 中没有图片；请将 JPEG、PNG、WebP、GIF 或 BMP 文件放入以类别命名的文件夹。
said-zip-locked-file = 此文件在 zip 中已损坏，或有密码保护；请重新生成 zip。
said-zip-large-file = 此文件比这类文件应有的大小更大，因此没有读取；请将它缩小。
said-zip-name = 此 zip 中有一个文件的名称无法读取；请重新生成 zip。
said-zip-path = 此路径会超出 zip 自身的文件夹，因此拒绝了该文件；请用普通文件夹重新生成 zip。
said-zip-nested = 这是 zip 中的 zip；请将它解压后单独添加。
said-zip-locked = 此 zip 有密码保护；请解压后添加文件夹。
said-zip-unusual = 此 zip 的压缩方式不常见；请重新生成普通的（Deflate）zip，或添加解压后的文件夹。
said-zip-damaged-file = 此文件在 zip 中已损坏；请重新下载或生成 zip。
said-zip-link = 这是链接，不是文件；请用文件本身重新生成 zip。
said-zip-large-image = 此文件解压后超过了图片允许的 { $size } MB；请先缩小。
said-zip-bomb = 此 zip 解压后的大小远远超出图片应有的大小；其余部分已略去。
said-zip-not = 此文件虽然名为 zip，却不是 zip；请重新下载或生成。
said-import-no-class = 此图片的名称不像此项目中的其他图片那样写有类别，因此已略去。
said-import-no-table = 没有表格提到此图片。
said-import-table-alone = 此表格没有附带图片；请与其图片一起选择，或选择包含两者的 zip。
said-import-not-image = 从名称看，这不是图片；请使用 JPEG、PNG、WebP、GIF 或 BMP 文件、它们的 zip，或 Teachable Machine 项目。
said-table-utf8 = 此表格不是 UTF-8 文本；请另存为“CSV UTF-8”，再与其图片一起添加。
said-table-columns = 此表格没有“filename”列和“label”列，因此已跳过；请这样命名各列，或用文件夹表示类别。
said-table-line = 第 { $line } 行：{ $why }
said-table-no-file = 没有写文件名。
said-table-no-class = 没有写“{ $file }”的类别。
said-table-twice = “{ $file }”出现了两次，而且内容不同；以第一行为准。
said-table-split = “{ $word }”不是 train、val 或 test，因此“{ $file }”和其他图片一样随机划分。
said-table-not-named = 表格“{ $table }”没有提到此图片，因此类别未知；请为它加一行。
said-table-missing = 表格提到“{ $file }”，但它不在这些文件中；请将表格与其图片一起选择。
said-table-more = 另有 { $more } { $what }。
# 接在“另有 3 ”之后。
said-table-more-lines = 行也是如此
said-table-more-files = 个文件不在这里
said-teachable-sort = 这是另一种 Teachable Machine 项目（{ $kind }）；只有图片项目才有可用于学习的图片。
said-teachable-damaged = 无法读取此 Teachable Machine 项目的清单；请重新下载该项目。

## 设备

said-device-no-webgpu = 此浏览器或电脑不提供 WebGPU。
said-device-not-built = 此版本的 Vitrine 不能用 { $what } 计算。
said-device-start = 图形设备未能启动（{ $reason }）。
said-device-asked-cpu = 你指定了使用 CPU。
said-device-asked-vulkan = 你指定了使用 Vulkan。
said-device-asked-software = 你指定了使用 WebGPU。这里的 WebGPU 由软件模拟，因此速度较慢。
said-device-asked = 你指定了使用 WebGPU。
said-device-cpu = 这里没有 WebGPU，因此由 CPU 计算。一切功能都可用，只是速度较慢。
said-device-software = 这里唯一的 WebGPU 由软件模拟（{ $name }），CPU 比它更快。
said-device-gpu = 由图形处理器计算。
said-device-use-cpu = 请改用 CPU：在页面地址后加上 ?device=cpu，或使用 --device cpu。
said-device-stopped = 设备停止响应（{ $reason }）。
said-device-failed = 设备在训练时出错（{ $reason }）。

## 权重

said-weights-empty = 权重文件是空的。
said-weights-none = 这不是权重文件：既不是 safetensors，也不是 PyTorch 检查点（{ $reason }）。
said-weights-safetensors = 这不是完整的 safetensors 文件（{ $reason }）。
said-weights-torch = 无法读取此 PyTorch 检查点：{ $reason }。
said-weights-shard = 这些权重分为多个文件，其中缺少 { $name }。
said-weights-config = { $file } 描述的不是 Vitrine 认识的网络：{ $reason }。
said-weights-not-deit = 这些权重不是 DeiT 的：{ $reason }。
said-weights-not-cnn = 这些权重不属于 Vitrine 认识的 ResNet 或 MobileNetV2：{ $reason }。
said-weights-missing = 这些权重不是完整的网络：缺少张量 { $name }。
said-weights-shape = 张量 { $name } 的形状应为 { $expected }，但此文件中是 { $found }。
said-weights-dtype = 张量 { $name } 中的数是 { $dtype }；只能读取 F32、F16 和 BF16。
said-weights-not-finite = 张量 { $name } 中有非有限的数；文件已损坏。
said-weights-device = 无法从设备读回权重（{ $reason }）。
said-weights-is-hdf5 = 这是 Keras 保存的那种 HDF5 文件
said-weights-is-tflite = 这是 TensorFlow Lite 文件
said-weights-is-lfs = 这是 Git LFS 指针，不是它指向的文件；请下载文件本身
said-weights-is-html = 这是一个网页
said-weights-is-json = 这是 JSON
said-weights-is-neither = 开头的字节与两者都不符
said-weights-no-dictionary = 其中没有张量字典；请保存 model.state_dict()，而不是模型
said-weights-no-names = 其中没有带名称的张量
said-weights-zip-damaged = 其 zip 目录已损坏或不完整（{ $error }）
said-weights-not-torch-zip = 这是没有 data.pkl 的 zip，因此不是 PyTorch 的文件
said-weights-not-pickle = 这是 Python pickle，但不是由 torch.save 写出的
said-weights-no-blocks = 其中没有 Transformer 块（blocks.0 …）
said-weights-no-stages = 其中没有块
said-weights-patches = 其图块为 { $height } × { $width }，有 { $channels } 个通道；需要 3 个通道的正方形图块
said-weights-model-type = 其 model_type 为“{ $kind }”，需要“deit”或“vit”
said-weights-architecture = 其 architecture 为“{ $name }”，需要以 deit、vit_、resnet 或 mobilenetv2_ 开头的 timm 名称
said-weights-activation = 其 hidden_act 为“{ $activation }”，需要“gelu”
said-weights-published = 发布的预处理文件写的是“{ $published }”，但此模型训练和测量时用的是“{ $used }”，因此采用后者。
said-weights-sizes = 预处理文件适用于 { $file } px，权重适用于 { $weights } px；尺寸已按权重缩放。
said-weights-kept = 之前加载的内容仍在这里。如果再次发生，请重新加载页面。
said-weights-again = 之前加载的内容仍在这里。请重新下载该文件，或选择其他权重文件。
said-weights-together = 之前加载的内容仍在这里。请将所有文件一起选择，包括索引文件。
said-weights-choose = 之前加载的内容仍在这里。请选择 DeiT、ViT、ResNet 或 MobileNetV2 的权重（.safetensors、.pth、.bin）。

## 下载

said-hub-id = “{ $id }”不是 Hub ID。
said-hub-id-hint = 请写成“所有者/名称”，例如 facebook/deit-tiny-patch16-224。
said-hub-no-weights = Hub 上没有名为“{ $id }”的权重（没有 { $files }）。
said-hub-no-weights-hint = 之前加载的内容仍在这里。请检查拼写；私有模型和需要授权的模型必须自行下载，再拖放到这里。
said-fetch-checksum = 下载的 { $url } 已损坏：校验和与公布的不一致。
said-fetch-checksum-hint = 之前加载的内容仍在这里，损坏的文件没有保留。请重新下载。
said-fetch-failed = 下载 { $url } 失败（{ $reason }）。
said-fetch-status = 下载 { $url } 失败：{ $why }。
said-fetch-answered = { $words }（返回 { $status }）
said-fetch-forbidden = 服务器不向所有人提供此文件
said-fetch-not-found = 服务器上没有此文件
said-fetch-too-often = 对服务器的请求过于频繁
said-fetch-trouble = 服务器自身出了问题
said-fetch-refused = 服务器拒绝了请求
said-fetch-stopped = 已停止下载 { $url }。
said-fetch-retry = { $error }将在 { $seconds } 秒后重试（第 { $attempt } 次，共 { $attempts } 次）。
said-fetch-unreachable = 无法连接到服务器：{ $reason }
said-fetch-lost = 收到 { $received } 后连接中断：{ $reason }
said-fetch-ended = 收到 { $received } 后就结束了
said-fetch-silent = 服务器有 { $seconds } 秒没有发送任何内容
said-fetch-nothing = 服务器的响应是空的
said-fetch-large = 服务器声明有 { $total } 字节，超出了此标签页内存所能容纳的大小
said-fetch-bytes = { $received } 字节
said-fetch-bytes-of = { $received } / { $total } 字节
said-fetch-not-stored = 此文件已加载，但无法存储在此设备上（{ $reason }）：下次会重新下载。
said-fetch-other-tab = 另一个标签页可能正在存储同一文件
said-fetch-store = 无法存储在此设备上
said-fetch-back = 无法从此设备的存储中读回
said-fetch-room = 需要 { $total }，而浏览器给此页面的空间只剩 { $room }
said-fetch-connection = 之前加载的内容仍在这里。请检查网络连接后重试：已收到的部分会尽可能利用。
said-fetch-other-model = 之前加载的内容仍在这里。请选择其他模型，或从其网站获取该文件，再在这里作为你的文件选择。
said-fetch-later = 之前加载的内容仍在这里。请过几分钟再试。
said-fetch-address = 之前加载的内容仍在这里。请检查名称或地址，或选择其他模型。
said-fetch-run-again = 之前加载的内容仍在这里。请重新运行此单元格以继续：已收到的部分会尽可能利用。
said-file-read = 无法读取此文件（{ $reason }）。
said-file-large = 此文件有 { $bytes } 字节，超过了这里允许的 { $limit } 字节。
said-file-large-hint = 其他内容没有变化。请选择较小的文件。
said-file-read-hint = 其他内容没有变化。请重新选择该文件；它可能已被移动或更改。
said-store = 此设备无法保存它（{ $reason }）。
said-store-hint = 其他内容没有变化。请删除不再需要的下载文件，以腾出空间。
said-store-none = 浏览器没有存放它的位置
said-store-cache = 没有缓存
said-store-full = 此设备已没有空间
said-store-memory = 内存不足，无法容纳其 { $size } 字节

## 怎么办

said-run-that-makes = 请先运行生成{ $what }的单元格。
said-run-or-choose = 请先运行生成它的单元格，或从中选择一个：{ $names }。
said-none-called = 还没有名为“{ $name }”的{ $what }。
# 用于以上两句。
said-what-model = 模型
said-what-data = 数据
said-internal = Vitrine 内部出错：{ $message }。
said-internal-hint = 请保存笔记本，然后重新加载页面。
said-export-32 = 模型仍在这里。请改用 32 位导出。
said-export-again = 模型仍在这里。请重新导出。
said-image-hint = 其他内容没有变化。请选择一张大小正常的 JPEG、PNG、WebP、GIF 或 BMP 图片。
said-data-hint = 你的图片仍在这里；请在数据单元格中更改它们，再重新运行。
said-map-pictures = 没有任何更改。请在数据单元格中添加图片。
said-map-set = 没有任何更改。请在图谱单元格中设置，或改用不需要它的主方向。
said-map-model = 没有任何更改。请重新加载模型，或选择其他模型。
said-train-set = 没有任何更改。请在训练单元格中设置，再重新运行。
said-train-measure = 你的图片和模型没有变化。请去掉此项再测量模型。
said-train-kept = 你的图片和模型没有变化。请重新加载页面并再次运行：训练会从上次保存的位置继续。
said-train-lr = 起始模型没有变化。请试试十分之一的学习率。
said-train-again = 没有任何更改。可随时重新运行。
said-train-device = 起始模型没有变化。请重新加载页面，或在页面地址后加上 ?device=cpu。
said-explain-side = 没有任何更改。请在解释单元格中选择其他边长或步长。
said-explain-share = 没有任何更改。请在解释单元格中选择其他比例。
said-explain-class = 没有任何更改。请选择模型的类别之一。
said-explain-cam = 没有任何更改。请选择 Grad-CAM 或遮挡。
said-explain-attention = 没有任何更改。请选择注意力、Rollout、相关性或遮挡。
said-explain-device = 你的模型和图片仍在这里。请重新加载页面，或在页面地址后加上 ?device=cpu。
said-lab-change = 请在此单元格中更改；其他内容都没有变化。
said-lab-none = “{ $data }”没有可展示的训练图片。
said-lab-add = 请在其数据单元格中添加图片。

## 训练与测量

said-train-diverged = 损失在第 { $step } 步不再是数字：训练已发散。
said-train-stopped-early = 在训练开始之前已停止。
said-train-stopped = 在完成之前已停止。
said-train-not-read = 无法重新读取此设备上保存的图片内容。{ $error }
said-train-went-on = 已从上次中断的第 { $epoch } 轮（共 { $epochs } 轮）继续运行。
said-train-not-kept = { $error }运行会继续，但如果关闭页面，就要从头开始。
said-train-recipe = { $knob }不能是 { $found }。允许的值：{ $allowed }。建议：{ $suggested }。
said-knob-validation = 预留比例
said-knob-judging = 各轮的评判
said-knob-patience = 耐心轮数
said-knob-folds = 折数
said-knob-attention-dropout = 注意力 Dropout
said-train-no-attention = 0，因为这个网络没有注意力
said-train-brought = 0，因为数据自带验证图片
said-train-single = 0，因为“{ $class }”只有一张图片可用于训练
said-train-add = 0，或添加图片
said-train-off = 关，因为没有图片预留作验证
said-train-share = 预留比例设为 0.2
said-train-folds = 2 到 { $most }：每个类别在每一折中都要有一张图片（最多 { $limit } 折）
said-teacher-classes = 教师“{ $teacher }”不认识“{ $student }”的类别。
said-teacher-classes-hint = 请先用此数据训练它；笔记本不受影响。
said-teacher-sees = 教师“{ $teacher }”看图片的方式与“{ $student }”不同：大小或颜色不一样。
said-teacher-sees-hint = 请选择输入大小和预处理都相同的教师；笔记本不受影响。
said-evaluate-none = “{ $data }”没有留出的图片，因此没有可用来测量的内容。
said-evaluate-none-hint = 请添加图片，或选择带有测试图片的数据。
said-evaluate-classes = 模型“{ $model }”不认识“{ $data }”的类别，因此无法用它测量。
said-evaluate-classes-hint = 请先用此数据训练它，再评估由此生成的模型。
said-single = “{ $name }”不是对图片只取一个视图的单个网络（{ $is }）。
said-single-hint = 请选用组成它的模型之一，或它们的 soup，soup 是单个网络。
said-compare-two = 比较至少需要两个模型。
said-compare-two-hint = 请再选择一个；笔记本不受影响。
said-compare-twice = “{ $name }”出现了两次，而模型不能与自己比较。
said-compare-twice-hint = 请只写一次；笔记本不受影响。
said-ensemble-none = 没有选择模型，因此没有可组合的内容。
said-ensemble-none-hint = 请至少选择一个；笔记本不受影响。
said-ensemble-differ = “{ $one }”（{ $is }）和“{ $other }”（{ $that }）不是相同的网络，因此它们的权重无法平均。
said-ensemble-differ-hint = 请改为平均概率，或选择从同一模型出发的训练结果。
said-ensemble-greedy = greedy soup 要用谁都没有学习过的图片来挑选，而“{ $data }”没有所有这些模型都未用过的验证图片。
said-ensemble-greedy-hint = 请在 val/ 下添加图片，用相同的预留比例和相同的随机种子训练这些模型，或使用普通的 soup。
said-model-gone = “{ $name }”训练好的权重已不在此设备上。
said-model-damaged = 此设备上“{ $name }”训练好的权重已损坏，或属于其他版本。
said-model-hint = 笔记本和图片不受影响。请运行生成此模型的单元格，重新训练它。
said-version = 页面与计算引擎的通信版本不一致：页面为 { $page }，计算引擎为 { $engine }。
said-version-hint = 请重新加载页面，使两者版本一致；笔记本文件不受影响。

## 解释与图谱

said-explain-no-side = 边长为 0 像素的方块什么也遮不住。
said-explain-no-stride = 每次移动 0 像素的方块哪里也到不了。
said-explain-large = 边长为 { $side } 像素的方块放不进模型所见的 { $width } × { $height } 像素。
said-explain-discard = 舍弃的注意力比例必须至少为 0 且小于 1；现在是 { $discard }。
said-explain-no-class = 没有类别 { $class }：此模型认识 { $classes } 个类别，从 0 数起。
said-explain-no-attention = 注意力是视觉 Transformer 的一部分；此模型是卷积网络，没有注意力。
said-explain-no-maps = Grad-CAM 读取卷积网络的最后一层特征图，而此模型没有。
said-map-few = 现有 { $found } 张图片，而图谱至少需要两张。
said-map-not-finite = 模型的特征不是有限的数，因此图片没有位置。
said-map-perplexity = 困惑度为 { $perplexity }；有 { $points } 张图片时，取值可为 { $least } 到 { $most }。
said-map-unsettled = 无法求出特征的主方向。

## 导出

said-export-labels = 模型有 { $classes } 个类别，但给出了 { $labels } 个标签。
said-export-range = 张量 { $name } 中有 { $number }，此文件的数值类型无法表示。
said-export-large = 文件将有 { $bytes } 字节；ONNX 文件最多 { $most } 字节。
said-export-package = 无法写入该 zip（{ $reason }）。

## 增强对图片做了什么，几个字说明

said-op-autocontrast = 自动对比度
said-op-equalize = 直方图均衡
said-op-invert = 反色
said-op-rotate = 旋转 { $degrees }°
said-op-shear-x = 水平错切 { $factor }
said-op-shear-y = 垂直错切 { $factor }
said-op-translate-x = 水平平移 { $pixels } px
said-op-translate-y = 垂直平移 { $pixels } px
said-op-posterize = 色调分离 { $bits } 位
said-op-solarize = 曝光反转，从 { $threshold } 起
said-op-solarize-add = 暗部增亮 { $add }
said-op-color = 饱和度 × { $factor }
said-op-contrast = 对比度 × { $factor }
said-op-brightness = 亮度 × { $factor }
said-op-sharpness = 锐度 × { $factor }
said-op-hue = 色相 { $degrees }°
said-op-greyscale = 灰度
said-op-blur = 模糊 { $radius } px
said-op-cutout = 灰色方块 { $side } px
said-op-flip-horizontal = 水平翻转
said-op-flip-vertical = 垂直翻转
said-op-crop = 裁剪 { $width } × { $height }
said-op-crop-from = 裁剪起点 { $left }, { $top }
said-op-augmix = AugMix { $share }
said-op-chain = 权重 { $weight }：{ $operations }
said-op-erased = 擦除 { $width } × { $height }
