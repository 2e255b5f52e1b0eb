## Images

said-image-empty = Ce fichier est vide (0 octet) ; enregistrez-le ou téléchargez-le de nouveau.
said-image-none = Ce n’est pas une image : son contenu n’est ni du JPEG, ni du PNG, ni du WebP, ni du GIF, ni du BMP, quoi que dise son nom.
said-image-unsupported = Cette image est au format { $format }, qui ne peut pas être lu ici ; enregistrez-la d’abord en JPEG ou en PNG.
said-image-large = Cette image fait { $width } × { $height } pixels ({ $found } mégapixels), plus que les { $most } mégapixels possibles ici pour une image de ce type ; réduisez-la d’abord.
said-image-cut = Cette image { $format } est coupée avant la fin ; copiez-la ou téléchargez-la de nouveau.
said-image-damaged = Cette image { $format } est endommagée et illisible ({ $reason }) ; copiez-la ou téléchargez-la de nouveau.
said-image-no-pixels = elle n’a pas de pixels
said-image-size = ses dimensions sont incohérentes
said-image-encode = L’image n’a pas pu être encodée pour l’affichage ({ $reason }).
said-image-jpeg = Une image n’a pas pu être écrite en JPEG puis rouverte ({ $reason }).

## Données

said-data-full = Il n’y a plus de place : { $images ->
    [one] { $images } image occupe
   *[other] { $images } images occupent
} tous les { $size } Mo réservés aux images ; retirez-en pour en ajouter d’autres.
said-data-no-image = L’image { $id } n’est pas dans les données ; elle a peut-être été retirée.
said-data-unreadable = L’image { $id } n’a pas pu être relue sur cet appareil ; retirez-la et ajoutez-la de nouveau.
said-data-gone = { $which } : ce qui a été retiré n’est gardé que jusqu’au prochain ajout d’images ou à la fermeture des données, et seulement pour les quelques dernières centaines d’images.
said-data-gone-one = Cette image ne peut plus être remise
said-data-gone-more = { $images ->
    [one] { $images } image ne peut plus être remise
   *[other] Ces { $images } images ne peuvent plus être remises
}
said-data-no-class = Les données n’ont pas de classe nommée « { $name } ».
said-data-nameless = Le nom d’une classe doit avoir au moins une lettre.
said-data-none = Il n’y a pas encore d’images ; ajoutez des images d’au moins deux classes.
said-data-one-class = L’entraînement demande au moins deux classes ; ces données en ont une : « { $class } ». Ajoutez des images d’une autre classe.
said-data-single = { $having } qu’une seule image, qui ne peut servir à la fois à apprendre et à tester ; ajoutez-en d’autres ou supprimez la classe.
said-data-untaught = { $having } aucune image d’entraînement, seulement des images mises de côté ; ajoutez-en dans le dossier train ou supprimez la classe.
# Suivi de « qu’une seule image » ou de « aucune image d’entraînement ».
said-data-class-has = La classe { $name } n’a
said-data-classes-have = Les classes { $names } et { $last } n’ont
said-data-more-classes-have = Les classes { $names } et { $more ->
    [one] { $more } autre
   *[other] { $more } autres
} n’ont
said-data-not-held-out = Aucune image n’est mise de côté pour les tests ; mettez de côté quelques images de chaque classe.
said-data-no-folder = Cette image n’est dans aucun dossier de classe : sa classe est donc inconnue ; mettez-la dans un dossier portant le nom de sa classe, ou déposez-la sur une classe.
said-data-outside = Cette image est en dehors des dossiers train, val et test qui l’entourent : elle a donc été ignorée ; mettez-la dans un dossier de classe de l’un d’eux.
said-data-back = { $back ->
    [one] { $back } image sur { $all } est de retour
   *[other] { $back } images sur { $all } sont de retour
} ; les autres ont été retirées il y a trop longtemps pour être encore gardées.
said-back-stopped = Arrêté avant que toutes les images soient de retour.
said-back-again = Elles sont toujours sur cet appareil. Exécutez cette cellule pour les récupérer.
said-back-gone = Elle n’est plus sur cet appareil.
said-back-cut = Sa copie sur cet appareil est incomplète.
said-back-not-in-file = Elle n’est plus dans son fichier.
said-folders-zip = Le zip n’a pas pu être écrit ({ $reason }).
said-folders-stopped = L’enregistrement des images a été arrêté.
said-folders-safe = Vos images sont toujours là. Enregistrez-les de nouveau.

## Fichiers qui arrivent comme données

said-zip-damaged = Ce zip est endommagé ou coupé avant la fin ; téléchargez-le de nouveau ou refaites-le.
said-zip-no-images = Ce zip ne contient pas d’images ; mettez des fichiers JPEG, PNG, WebP, GIF ou BMP dans des dossiers portant le nom de leur classe.
said-zip-locked-file = Ce fichier est endommagé dans le zip, ou protégé par un mot de passe ; refaites le zip.
said-zip-large-file = Ce fichier est plus grand que ne l’est un tel fichier : il n’a donc pas été lu ; réduisez-le.
said-zip-name = Ce zip contient un fichier dont le nom est illisible ; refaites-le.
said-zip-path = Ce chemin sortirait du dossier du zip : le fichier est donc refusé ; refaites le zip à partir d’un simple dossier.
said-zip-nested = C’est un zip dans un zip ; décompressez-le et ajoutez-le à part.
said-zip-locked = Ce zip est protégé par un mot de passe ; décompressez-le et ajoutez le dossier.
said-zip-unusual = Ce zip est compressé d’une façon inhabituelle ; refaites-le en zip ordinaire (Deflate), ou ajoutez le dossier décompressé.
said-zip-damaged-file = Ce fichier est endommagé dans le zip ; téléchargez de nouveau le zip ou refaites-le.
said-zip-link = C’est un lien, pas un fichier ; refaites le zip avec le fichier lui-même.
said-zip-large-image = Une fois décompressé, ce fichier dépasse les { $size } Mo permis à une image ; réduisez-le d’abord.
said-zip-bomb = Une fois décompressé, ce zip est bien plus grand que ne le seraient des images ; le reste a été ignoré.
said-zip-not = Ce fichier n’est pas un zip, bien que son nom le dise ; téléchargez-le de nouveau ou refaites-le.
said-import-no-class = Le nom de cette image n’indique pas de classe, contrairement aux autres de ce projet : elle a donc été ignorée.
said-import-no-table = Aucun tableau ne nomme cette image.
said-import-table-alone = Ce tableau est venu sans images ; choisissez-le avec ses images, ou un zip des deux.
said-import-not-image = D’après son nom, ce n’est pas une image ; utilisez des fichiers JPEG, PNG, WebP, GIF ou BMP, un zip de ceux-ci, ou un projet Teachable Machine.
said-table-utf8 = Ce tableau n’est pas du texte en UTF-8 ; enregistrez-le comme « CSV UTF-8 » et ajoutez-le de nouveau avec ses images.
said-table-columns = Ce tableau n’a pas de colonne « filename » accompagnée d’une colonne « label » : il a donc été ignoré ; nommez ainsi ses colonnes, ou laissez les dossiers nommer les classes.
said-table-line = Ligne { $line } : { $why }
said-table-no-file = elle ne nomme aucun fichier.
said-table-no-class = elle ne donne pas de classe à « { $file } ».
said-table-twice = « { $file } » y est deux fois, et différemment ; c’est la première ligne qui compte.
said-table-split = « { $word } » n’est ni train, ni val, ni test : « { $file } » est donc tiré au hasard comme les autres.
said-table-not-named = Le tableau « { $table } » ne nomme pas cette image : sa classe est donc inconnue ; ajoutez-y une ligne pour elle.
said-table-missing = Il nomme « { $file } », qui n’est pas parmi les fichiers ; choisissez le tableau et ses images ensemble.
said-table-more = Et { $more } de plus { $what }.
# Après « Et 3 de plus ».
said-table-more-lines = parmi les lignes de ce genre
said-table-more-files = parmi les fichiers absents
said-teachable-sort = C’est un projet Teachable Machine d’une autre sorte ({ $kind }) ; seuls les projets d’images contiennent des images avec lesquelles apprendre.
said-teachable-damaged = Le manifeste de ce projet Teachable Machine est illisible ; téléchargez de nouveau le projet.

## Ce qui calcule

said-device-no-webgpu = Ce navigateur ou cette machine n’offre pas WebGPU.
said-device-not-built = Cette version de Vitrine ne peut pas calculer avec { $what }.
said-device-start = Le périphérique graphique n’a pas démarré ({ $reason }).
said-device-asked-cpu = Vous avez demandé le CPU.
said-device-asked-vulkan = Vous avez demandé Vulkan.
said-device-asked-software = Vous avez demandé WebGPU. Celui-ci est émulé par logiciel, donc lent.
said-device-asked = Vous avez demandé WebGPU.
said-device-cpu = Il n’y a pas de WebGPU ici : c’est donc le CPU qui calcule. Tout fonctionne, mais plus lentement.
said-device-software = Le seul WebGPU ici est émulé par logiciel ({ $name }), et le CPU est plus rapide.
said-device-gpu = C’est le processeur graphique qui calcule.
said-device-use-cpu = Utilisez plutôt le CPU : ajoutez ?device=cpu à l’adresse de la page, ou passez --device cpu.
said-device-stopped = Le périphérique de calcul ne répond plus ({ $reason }).
said-device-failed = Le périphérique de calcul a échoué pendant l’entraînement ({ $reason }).

## Poids

said-weights-empty = Le fichier de poids est vide.
said-weights-none = Ce n’est pas un fichier de poids : ni safetensors, ni checkpoint PyTorch ({ $reason }).
said-weights-safetensors = Ce n’est pas un fichier safetensors complet ({ $reason }).
said-weights-torch = Ce checkpoint PyTorch ne peut pas être lu : { $reason }.
said-weights-shard = Ces poids sont répartis dans plusieurs fichiers, et { $name } manque.
said-weights-config = { $file } ne décrit pas un réseau que Vitrine connaît : { $reason }.
said-weights-not-deit = Ces poids ne sont pas ceux d’un DeiT : { $reason }.
said-weights-not-cnn = Ces poids ne sont pas ceux d’un ResNet ou d’un MobileNetV2 que Vitrine connaît : { $reason }.
said-weights-missing = Ces poids ne forment pas un réseau complet : le tenseur { $name } manque.
said-weights-shape = Le tenseur { $name } devrait avoir la forme { $expected }, mais ce fichier a { $found }.
said-weights-dtype = Le tenseur { $name } contient des nombres { $dtype } ; seuls F32, F16 et BF16 sont lus.
said-weights-not-finite = Le tenseur { $name } contient des nombres qui ne sont pas finis ; le fichier est endommagé.
said-weights-device = Les poids n’ont pas pu être relus depuis le périphérique de calcul ({ $reason }).
said-weights-is-hdf5 = c’est un fichier HDF5, comme en enregistre Keras
said-weights-is-tflite = c’est un fichier TensorFlow Lite
said-weights-is-lfs = c’est un pointeur Git LFS, pas le fichier qu’il désigne ; téléchargez le fichier lui-même
said-weights-is-html = c’est une page web
said-weights-is-json = c’est du JSON
said-weights-is-neither = ses premiers octets ne sont ceux ni de l’un ni de l’autre
said-weights-no-dictionary = il ne contient pas de dictionnaire de tenseurs ; enregistrez model.state_dict() plutôt que le modèle
said-weights-no-names = il ne contient pas de tenseurs nommés
said-weights-zip-damaged = le répertoire de son zip est endommagé ou coupé ({ $error })
said-weights-not-torch-zip = c’est un zip sans data.pkl, donc pas un zip de PyTorch
said-weights-not-pickle = c’est un pickle Python, mais torch.save ne l’a pas écrit
said-weights-no-blocks = il n’y a pas de blocs de transformer (blocks.0 …)
said-weights-no-stages = il n’y a pas de blocs
said-weights-patches = ses patchs font { $height } × { $width } avec { $channels } canaux ; il faut des patchs carrés à 3 canaux
said-weights-model-type = son model_type est « { $kind } », il faut « deit » ou « vit »
said-weights-architecture = son architecture est « { $name } », il faut un nom timm qui commence par deit, vit_, resnet ou mobilenetv2_
said-weights-activation = son hidden_act est « { $activation } », il faut « gelu »
said-weights-published = Le fichier de prétraitement publié indique « { $published } », mais ce modèle a été entraîné et mesuré avec « { $used } », qui est utilisé.
said-weights-sizes = Le fichier de prétraitement est prévu pour { $file } px, les poids pour { $weights } px ; les tailles sont adaptées aux poids.
said-weights-kept = Ce qui était chargé avant est toujours là. Rechargez la page si cela se reproduit.
said-weights-again = Ce qui était chargé avant est toujours là. Téléchargez de nouveau le fichier, ou choisissez un autre fichier de poids.
said-weights-together = Ce qui était chargé avant est toujours là. Choisissez tous les fichiers ensemble, index compris.
said-weights-choose = Ce qui était chargé avant est toujours là. Choisissez les poids d’un DeiT, d’un ViT, d’un ResNet ou d’un MobileNetV2 (.safetensors, .pth, .bin).

## Téléchargements

said-hub-id = « { $id } » n’est pas un identifiant du Hub.
said-hub-id-hint = Écrivez-le sous la forme propriétaire/nom, par exemple facebook/deit-tiny-patch16-224.
said-hub-no-weights = Le Hub n’a pas de poids nommés « { $id } » (pas de { $files }).
said-hub-no-weights-hint = Ce qui était chargé avant est toujours là. Vérifiez l’orthographe ; les modèles privés ou à accès restreint doivent être téléchargés à la main et déposés ici.
said-fetch-checksum = Le téléchargement de { $url } est endommagé : sa somme de contrôle n’est pas celle qui est publiée.
said-fetch-checksum-hint = Ce qui était chargé avant est toujours là, et le fichier endommagé n’a pas été conservé. Réessayez le téléchargement.
said-fetch-failed = Le téléchargement de { $url } a échoué ({ $reason }).
said-fetch-status = Le téléchargement de { $url } a échoué : { $why }.
said-fetch-answered = { $words } (il a répondu { $status })
said-fetch-forbidden = le serveur ne donne pas ce fichier à tout le monde
said-fetch-not-found = le serveur n’a pas ce fichier
said-fetch-too-often = le serveur reçoit trop de demandes
said-fetch-trouble = le serveur a lui-même des problèmes
said-fetch-refused = le serveur a refusé
said-fetch-stopped = Le téléchargement de { $url } a été arrêté.
said-fetch-retry = { $error } Nouvel essai dans { $seconds } s (essai { $attempt } sur { $attempts }).
said-fetch-unreachable = le serveur n’a pas pu être joint : { $reason }
said-fetch-lost = la connexion a été perdue après { $received } : { $reason }
said-fetch-ended = il s’est interrompu après { $received }
said-fetch-silent = le serveur n’a rien envoyé pendant { $seconds } s
said-fetch-nothing = la réponse était vide
said-fetch-large = le serveur annonce { $total } octets, plus que n’en peut contenir la mémoire de cet onglet
said-fetch-bytes = { $received } octets
said-fetch-bytes-of = { $received } sur { $total } octets
said-fetch-not-stored = Ce fichier a été chargé mais n’a pas pu être conservé sur cet appareil ({ $reason }) : la prochaine fois, il sera de nouveau téléchargé.
said-fetch-other-tab = un autre onglet est peut-être en train de conserver le même fichier
said-fetch-store = il n’a pas pu être conservé sur cet appareil
said-fetch-back = il n’a pas pu être relu dans le stockage de cet appareil
said-fetch-room = il demande { $total }, et le navigateur n’a plus que { $room } pour cette page
said-fetch-connection = Ce qui était chargé avant est toujours là. Vérifiez la connexion et réessayez : ce qui est déjà arrivé sert si possible.
said-fetch-other-model = Ce qui était chargé avant est toujours là. Choisissez un autre modèle, ou prenez le fichier sur son site et choisissez-le ici parmi vos fichiers.
said-fetch-later = Ce qui était chargé avant est toujours là. Réessayez dans quelques minutes.
said-fetch-address = Ce qui était chargé avant est toujours là. Vérifiez le nom ou l’adresse, ou choisissez un autre modèle.
said-fetch-run-again = Ce qui était chargé avant est toujours là. Exécutez de nouveau la cellule pour continuer : ce qui est déjà arrivé sert si possible.
said-file-read = Le fichier n’a pas pu être lu ({ $reason }).
said-file-large = Le fichier a { $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
}, plus que les { $limit } permis ici.
said-file-large-hint = Rien d’autre n’a changé. Choisissez un fichier plus petit.
said-file-read-hint = Rien d’autre n’a changé. Choisissez de nouveau le fichier ; il a peut-être été déplacé ou modifié.
said-store = Cet appareil n’a pas pu conserver cela ({ $reason }).
said-store-hint = Rien d’autre n’a changé. Faites de la place en supprimant des téléchargements dont vous n’avez plus besoin.
said-store-none = le navigateur n’a pas d’endroit pour cela
said-store-cache = il n’y a pas de cache
said-store-full = l’appareil est plein
said-store-memory = il ne reste pas assez de mémoire : { $size ->
    [one] { $size } octet nécessaire
   *[other] { $size } octets nécessaires
}

## Que faire

said-run-that-makes = Exécutez d’abord la cellule qui crée un { $what }.
said-run-or-choose = Exécutez d’abord la cellule qui le crée, ou choisissez parmi : { $names }.
said-none-called = Il n’y a pas encore de { $what } nommé « { $name } ».
# Dans les deux phrases ci-dessus ; masculin.
said-what-model = modèle
said-what-data = jeu de données
said-internal = Un problème s’est produit dans Vitrine : { $message }.
said-internal-hint = Enregistrez le notebook et rechargez la page.
said-export-32 = Le modèle est toujours là. Exportez-le plutôt en 32 bits.
said-export-again = Le modèle est toujours là. Réessayez l’export.
said-image-hint = Rien d’autre n’a changé. Choisissez une image JPEG, PNG, WebP, GIF ou BMP de taille ordinaire.
said-data-hint = Vos images sont toujours là ; modifiez-les dans la cellule de données et exécutez de nouveau.
said-map-pictures = Rien n’a changé. Ajoutez des images dans la cellule de données.
said-map-set = Rien n’a changé. Réglez-la dans la cellule de carte, ou prenez les directions principales, qui n’en demandent pas.
said-map-model = Rien n’a changé. Chargez de nouveau le modèle, ou choisissez-en un autre.
said-train-set = Rien n’a changé. Réglez cela dans la cellule d’entraînement et exécutez de nouveau.
said-train-measure = Vos images et vos modèles sont inchangés. Mesurez le modèle sans cela.
said-train-kept = Vos images et vos modèles sont inchangés. Rechargez la page et exécutez de nouveau la cellule : l’entraînement reprend là où il a été sauvegardé pour la dernière fois.
said-train-lr = Le modèle de départ est inchangé. Essayez un taux d’apprentissage dix fois plus petit.
said-train-again = Rien n’a changé. Exécutez de nouveau quand vous voulez.
said-train-device = Le modèle de départ est inchangé. Rechargez la page, ou ajoutez ?device=cpu à son adresse.
said-explain-side = Rien n’a changé. Choisissez un autre côté ou un autre pas dans la cellule d’explication.
said-explain-share = Rien n’a changé. Choisissez une autre part dans la cellule d’explication.
said-explain-class = Rien n’a changé. Choisissez une des classes du modèle.
said-explain-cam = Rien n’a changé. Choisissez Grad-CAM ou l’occlusion.
said-explain-attention = Rien n’a changé. Choisissez l’attention, le rollout, la pertinence ou l’occlusion.
said-explain-device = Vos modèles et vos images sont toujours là. Rechargez la page, ou ajoutez ?device=cpu à son adresse.
said-lab-change = Changez cela dans cette cellule ; tout le reste est inchangé.
said-lab-none = « { $data } » n’a pas d’images d’entraînement à montrer.
said-lab-add = Ajoutez des images dans sa cellule de données.

## Entraînement et mesure

said-train-diverged = La perte a cessé d’être un nombre au pas { $step } : l’entraînement a divergé.
said-train-stopped-early = Arrêté avant le début de l’entraînement.
said-train-stopped = Arrêté avant la fin.
said-train-not-read = Ce qui était conservé des images sur cet appareil n’a pas pu être relu. { $error }
said-train-went-on = Reprise à l’époque { $epoch } sur { $epochs }, là où cet entraînement s’était arrêté.
said-train-not-kept = { $error } L’entraînement continue, mais si la page se fermait, il reprendrait du début.
said-train-recipe = { $knob } : { $found } n’est pas possible. Valeurs permises : { $allowed }. Essayez { $suggested }.
# Devant « : 0,2 n’est pas possible. »
said-knob-validation = Part pour la validation
said-knob-judging = Évaluation des époques
said-knob-patience = Patience
said-knob-folds = Nombre de parties
said-knob-attention-dropout = Dropout de l’attention
# Après « Valeurs permises : » ou « Essayez ».
said-train-no-attention = 0, car ce réseau n’a pas d’attention
said-train-brought = 0, car les données apportent leur propre partie de validation
said-train-single = 0 tant que « { $class } » n’a qu’une image pour apprendre
said-train-add = 0, ou ajoutez des images
said-train-off = désactivé tant qu’aucune image n’est gardée pour la validation
said-train-share = une part de validation de 0,2
said-train-folds = de 2 à { $most }, car il faut une image de chaque classe dans chaque partie (au plus { $limit })
said-teacher-classes = L’enseignant « { $teacher } » ne connaît pas les classes de « { $student } ».
said-teacher-classes-hint = Entraînez-le d’abord sur ces données ; votre notebook est inchangé.
said-teacher-sees = L’enseignant « { $teacher } » voit les images autrement que « { $student } » : une autre taille ou d’autres couleurs.
said-teacher-sees-hint = Choisissez un enseignant avec la même taille d’entrée et le même prétraitement ; votre notebook est inchangé.
said-evaluate-none = « { $data } » n’a pas d’images mises de côté : il n’y a donc rien sur quoi mesurer.
said-evaluate-none-hint = Ajoutez des images, ou choisissez des données avec une partie de test.
said-evaluate-classes = Le modèle « { $model } » ne connaît pas les classes de « { $data } » : il ne peut donc pas être mesuré sur elles.
said-evaluate-classes-hint = Entraînez-le d’abord sur ces données, puis évaluez le modèle qui en sort.
said-single = « { $name } » n’est pas un réseau unique avec une seule vue de l’image ({ $is }).
said-single-hint = Prenez un des modèles dont il est fait, ou une soup de ceux-ci, qui est un réseau unique.
said-compare-two = Une comparaison demande au moins deux modèles.
said-compare-two-hint = Choisissez-en un autre ; votre notebook est inchangé.
said-compare-twice = « { $name } » est nommé deux fois, et un modèle ne peut pas être comparé à lui-même.
said-compare-twice-hint = Nommez-le une seule fois ; votre notebook est inchangé.
said-ensemble-none = Aucun modèle n’est choisi : il n’y a donc rien à réunir.
said-ensemble-none-hint = Choisissez-en au moins un ; votre notebook est inchangé.
said-ensemble-differ = « { $one } » ({ $is }) et « { $other } » ({ $that }) ne sont pas le même réseau : leurs poids n’ont donc pas de moyenne.
said-ensemble-differ-hint = Moyennez plutôt les probabilités, ou choisissez des entraînements partis du même modèle.
said-ensemble-greedy = Une greedy soup est choisie selon des images avec lesquelles aucun modèle n’a appris, et « { $data } » n’a pas de partie de validation que tous ces modèles aient laissée de côté.
said-ensemble-greedy-hint = Ajoutez des images sous val/, entraînez les modèles avec la même part de validation et la même graine, ou utilisez la soup simple.
said-model-gone = Les poids entraînés de « { $name } » ne sont plus sur cet appareil.
said-model-damaged = Les poids entraînés de « { $name } » sur cet appareil sont endommagés ou d’une autre version.
said-model-hint = Votre notebook et vos images sont en sécurité. Exécutez la cellule qui crée ce modèle pour l’entraîner de nouveau.
said-version = La page parle la version { $page } du langage du moteur de calcul, le moteur la version { $engine }.
said-version-hint = Rechargez la page pour que les deux viennent de la même version ; votre fichier de notebook est en sécurité.

## Explications et cartes

said-explain-no-side = Un carré de 0 pixel de côté ne cache rien.
said-explain-no-stride = Un carré qui se déplace de 0 pixel n’avance jamais.
said-explain-large = Un carré de { $side } pixels de côté ne tient pas dans les { $width } × { $height } pixels que voit le modèle.
said-explain-discard = La part d’attention à écarter doit être comprise entre 0 et moins de 1 ; elle est de { $discard }.
said-explain-no-class = Il n’y a pas de classe { $class } : ce modèle en connaît { $classes }, comptées à partir de 0.
said-explain-no-attention = L’attention fait partie d’un vision transformer ; ce modèle est un réseau convolutif et n’en a pas.
said-explain-no-maps = Grad-CAM lit les dernières cartes de caractéristiques d’un réseau convolutif, que ce modèle n’a pas.
said-map-few = Il y a { $found ->
    [one] { $found } image
   *[other] { $found } images
}, et une carte en demande au moins deux.
said-map-not-finite = Les caractéristiques du modèle ne sont pas des nombres finis : les images n’ont donc pas de place.
said-map-perplexity = La perplexité est de { $perplexity } ; avec { $points ->
    [one] { $points } image
   *[other] { $points } images
}, elle peut aller de { $least } à { $most }.
said-map-unsettled = Les directions principales des caractéristiques n’ont pas pu être trouvées.

## Export

said-export-labels = Le modèle a { $classes ->
    [one] { $classes } classe
   *[other] { $classes } classes
}, mais { $labels ->
    [one] { $labels } étiquette a été donnée
   *[other] { $labels } étiquettes ont été données
}.
said-export-range = Le tenseur { $name } contient { $number }, que le type de nombres du fichier ne peut pas représenter.
said-export-large = Le fichier prendrait { $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
} ; un fichier ONNX en contient au plus { $most }.
said-export-package = Le paquet n’a pas pu être écrit ({ $reason }).

## Ce que l’augmentation a fait d’une image, en quelques mots

said-op-autocontrast = Contraste automatique
said-op-equalize = Égalisation
said-op-invert = Inversion
said-op-rotate = Rotation { $degrees }°
said-op-shear-x = Cisaillement X { $factor }
said-op-shear-y = Cisaillement Y { $factor }
said-op-translate-x = Translation X { $pixels } px
said-op-translate-y = Translation Y { $pixels } px
said-op-posterize = Postérisation { $bits ->
    [one] { $bits } bit
   *[other] { $bits } bits
}
said-op-solarize = Solarisation dès { $threshold }
said-op-solarize-add = Solarisation avec ajout { $add }
said-op-color = Couleur × { $factor }
said-op-contrast = Contraste × { $factor }
said-op-brightness = Luminosité × { $factor }
said-op-sharpness = Netteté × { $factor }
said-op-hue = Teinte { $degrees }°
said-op-greyscale = Niveaux de gris
said-op-blur = Flou { $radius } px
said-op-cutout = Carré gris { $side } px
said-op-flip-horizontal = Miroir ↔
said-op-flip-vertical = Miroir ↕
said-op-crop = Recadrage { $width } × { $height }
said-op-crop-from = Recadrage depuis { $left } ; { $top }
said-op-augmix = AugMix { $share }
said-op-chain = Part { $weight } : { $operations }
said-op-erased = Effacement { $width } × { $height }
